import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Reporter, Vitest } from 'vitest/node';
import type { RunningTest } from './running.ts';
import { RUNNING, runningTests } from './running.ts';

/** How long after its time limit a test that answered would have ended. */
const GRACE_MS = 60_000;
const LOOK_MS = 1000;

/**
 * Names a test that hangs, and ends its process: one that never gives the process back is not ended by its own
 * time limit, and the run would wait for it without a word.
 */
export default class HangWatch implements Reporter {
  #folder = join(process.cwd(), RUNNING);
  #timer: NodeJS.Timeout | undefined;

  onInit(vitest: Vitest): void {
    this.#folder = join(vitest.config.root, RUNNING);
    rmSync(this.#folder, { recursive: true, force: true });
    this.#timer = setInterval(() => endHung(runningTests(this.#folder), Date.now()), LOOK_MS);
    this.#timer.unref();
  }

  onTestRunEnd(): void {
    clearInterval(this.#timer);
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** Names and ends those that are long past their time; vitest then tells of a process that ended. */
export function endHung(
  running: readonly RunningTest[],
  now: number,
  act: { say(line: string): void; kill(pid: number): void } = { say: console.error, kill },
): void {
  for (const { pid, name, limitMs, since } of running) {
    if (now <= since + limitMs + GRACE_MS) continue;
    const seconds = Math.round((now - since) / 1000);
    act.say(`hung: ${name} has not ended after ${seconds} s, and its process does not answer`);
    act.kill(pid);
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended meanwhile.
  }
}

import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Reporter, Vitest } from 'vitest/node';
import { cpuTimeOf } from './cpu-time.ts';
import type { RunningTest } from './running.ts';
import { RUNNING, runningTests } from './running.ts';

/** The time after its limit within which a responsive test would have ended. */
const GRACE_MS = 60_000;
const LOOK_MS = 1000;

/**
 * Names a test that hangs, and ends its process: a test that never yields is not ended by its own time limit, and the
 * run would wait for it silently.
 */
export default class HangWatch implements Reporter {
  #folder = join(process.cwd(), RUNNING);
  #timer: NodeJS.Timeout | undefined;

  onInit(vitest: Vitest): void {
    this.#folder = join(vitest.config.root, RUNNING);
    rmSync(this.#folder, { recursive: true, force: true });
    const watch = watchHung();
    this.#timer = setInterval(() => watch(runningTests(this.#folder), Date.now()), LOOK_MS);
    this.#timer.unref();
  }

  onTestRunEnd(): void {
    clearInterval(this.#timer);
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** The actions and inputs of a watch. */
export interface WatchHands {
  say(line: string): void;
  kill(pid: number): void;
  /** CPU time of a process, ms; undefined if unknown. */
  cpuTimeOf(pid: number): number | undefined;
}

/**
 * Looks at the running tests, and names and ends those that are long past their time; vitest then reports a process
 * that ended. A process that gets no turn on a busy machine does not hang: it hangs if it has used all that time
 * itself, or uses no CPU time at all for a minute.
 */
export function watchHung(
  hands: WatchHands = { say: console.error, kill, cpuTimeOf },
): (running: readonly RunningTest[], now: number) => void {
  const still = new Map<string, { readonly cpu: number; readonly since: number }>();
  const ended = new Set<string>();
  /** Whether a process has used no CPU time for so long that it waits for something that never happens. */
  const isStill = (key: string, cpu: number, now: number) => {
    if (still.get(key)?.cpu !== cpu) still.set(key, { cpu, since: now });
    return now - (still.get(key)?.since ?? now) > GRACE_MS;
  };
  return (running, now) => {
    for (const { pid, name, limitMs, since, cpuMs } of running) {
      const key = `${pid} ${since}`;
      const allowedMs = limitMs + GRACE_MS;
      if (ended.has(key) || now <= since + allowedMs) continue;
      const cpu = hands.cpuTimeOf(pid);
      if (cpu !== undefined && cpu - cpuMs <= allowedMs && !isStill(key, cpu, now)) continue;
      ended.add(key);
      const seconds = Math.round((now - since) / 1000);
      hands.say(`hung: ${name} has not ended after ${seconds} s, and its process does not answer`);
      hands.kill(pid);
    }
  };
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended meanwhile.
  }
}

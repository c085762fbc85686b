import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Answer, Order } from './mutant.ts';

/** Maximum processor time for one order; a worker that needs more hangs. */
const MOST_CPU_MS = 20_000;
/** Maximum time that a worker may be silent if processor time cannot be read. */
const MOST_MS = 180_000;

/** A worker process: one order at a time, and a new process after a hang. */
export class Worker {
  readonly #startFile: string;
  #child: ChildProcess | undefined;
  #reloads = 0;

  constructor(startFile: string) {
    this.#startFile = startFile;
  }

  /** The answer; undefined when the worker hung or died, which a mutant can cause. */
  async ask(order: Order): Promise<Answer | undefined> {
    // Generations of modules cannot be unloaded.
    if (reloads(order) && ++this.#reloads % 60 === 0) this.end();
    this.#child ??= await this.#begin();
    const child = this.#child;
    child.send(order);
    const answer = await nextMessage(child);
    if (answer === undefined) this.end();
    return answer as Answer | undefined;
  }

  end(): void {
    this.#child?.kill('SIGKILL');
    this.#child = undefined;
  }

  async #begin(): Promise<ChildProcess> {
    const child = fork(new URL('./worker.ts', import.meta.url), [this.#startFile], {
      execArgv: ['--conditions=@weighbridge/source', '--disable-warning=ExperimentalWarning'],
      env: { ...process.env, WEIGHBRIDGE_PROPERTY_RUNS: '10' },
    });
    if ((await nextMessage(child)) === undefined)
      throw new Error('a worker could not load the tests');
    return child;
  }
}

function reloads(order: Order): boolean {
  return order.kind === 'mutant' && order.tries.some(({ reload }) => reload);
}

function nextMessage(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve) => {
    const [from, cpuFrom] = [performance.now(), cpuMs(child.pid)];
    const done = (answer: unknown) => {
      clearInterval(timer);
      child.removeAllListeners();
      resolve(answer);
    };
    const timer = setInterval(() => {
      const cpu = cpuMs(child.pid) - cpuFrom;
      if (cpu > MOST_CPU_MS || performance.now() - from > MOST_MS) done(undefined);
    }, 1000);
    child.once('message', done);
    child.once('exit', () => done(undefined));
  });
}

/** Processor time that a process has used, if the system reports it; otherwise NaN. */
function cpuMs(pid: number | undefined): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return Number.NaN;
  }
}

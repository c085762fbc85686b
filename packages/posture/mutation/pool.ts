import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import type { Answer, Order } from './mutant.ts';

/** Longest a worker may keep silent; whatever runs longer hangs. */
const SILENCE_MS = 30_000;

/** A worker process: one order at a time, and a new process after a hang. */
export class Worker {
  readonly #startFile: string;
  #child: ChildProcess | undefined;
  #reloads = 0;

  constructor(startFile: string) {
    this.#startFile = startFile;
  }

  /** The answer; undefined when the worker hung or died, which a mutant can bring about. */
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
      env: { ...process.env, WEIGHBRIDGE_PROPERTY_RUNS: '15' },
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
    const done = (answer: unknown) => {
      clearTimeout(timer);
      child.removeAllListeners();
      resolve(answer);
    };
    const timer = setTimeout(() => done(undefined), SILENCE_MS);
    child.once('message', done);
    child.once('exit', () => done(undefined));
  });
}

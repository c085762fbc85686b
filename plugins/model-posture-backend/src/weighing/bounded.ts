/** How many tasks run and wait at this moment. */
export interface Load {
  readonly running: number;
  readonly waiting: number;
}

/** Keeps the slot of a task until this work has ended too, even if the task ends before. */
export type Linger = (work: Promise<unknown>) => void;

/** Runs tasks, at most `limit` at the same time; the others wait in order. */
export interface Bounded {
  <T>(task: (linger: Linger) => Promise<T>): Promise<T>;
  load(): Load;
}

/** @throws {RangeError} when limit is not a positive integer */
export function bounded(limit: number): Bounded {
  if (!Number.isInteger(limit) || limit < 1) {
    throw new RangeError(`limit must be a positive integer, got ${limit}`);
  }
  const waiting: (() => void)[] = [];
  let running = 0;
  const release = () => {
    const next = waiting.shift();
    if (next === undefined) running -= 1;
    else next();
  };
  const run = async <T>(task: (linger: Linger) => Promise<T>): Promise<T> => {
    if (running >= limit) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    const lingering: Promise<unknown>[] = [];
    try {
      return await task((work) => lingering.push(work));
    } finally {
      if (lingering.length === 0) release();
      else void Promise.allSettled(lingering).then(release);
    }
  };
  return Object.assign(run, { load: () => ({ running, waiting: waiting.length }) });
}

/** How much runs and waits at this moment. */
export interface Load {
  readonly running: number;
  readonly waiting: number;
}

/** Runs tasks, at most `limit` at the same time; the others wait in order. */
export interface Bounded {
  <T>(task: () => Promise<T>): Promise<T>;
  load(): Load;
}

/** @throws {RangeError} when limit is not a positive integer */
export function bounded(limit: number): Bounded {
  if (!Number.isInteger(limit) || limit < 1) {
    throw new RangeError(`limit must be a positive integer, got ${limit}`);
  }
  const waiting: (() => void)[] = [];
  let running = 0;
  const run = async <T>(task: () => Promise<T>): Promise<T> => {
    if (running >= limit) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await task();
    } finally {
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
  return Object.assign(run, { load: () => ({ running, waiting: waiting.length }) });
}

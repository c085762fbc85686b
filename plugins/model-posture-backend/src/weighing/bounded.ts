/** Runs tasks, at most `limit` at the same time; the others wait in order. */
export type Bounded = <T>(task: () => Promise<T>) => Promise<T>;

/** @throws {RangeError} when limit is not a positive integer */
export function bounded(limit: number): Bounded {
  if (!Number.isInteger(limit) || limit < 1) {
    throw new RangeError(`limit must be a positive integer, got ${limit}`);
  }
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (task) => {
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
}

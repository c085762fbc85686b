import { setImmediate } from 'node:timers/promises';

/** The items in arrays of the given size, the last one with what is left; only one array is made at a time. */
export function* batches<T>(items: Iterable<T>, size: number): Generator<readonly T[]> {
  let batch: T[] = [];
  for (const item of items) {
    batch.push(item);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/**
 * Gives the event loop a turn between two parts of long work: SQLite answers at once, so the whole portal would block
 * until the last part is done, and the memory of each statement would not be freed.
 */
export async function letOthersAnswer(): Promise<void> {
  await setImmediate();
}

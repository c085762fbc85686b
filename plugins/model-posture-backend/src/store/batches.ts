import { setImmediate } from 'node:timers/promises';

/** The items in arrays of so many, the last one of what is left; no more than one array is made at a time. */
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
 * Gives the event loop a turn, between two parts of much work: SQLite answers at once, so the whole
 * portal would stand still until the last part is done, and what each statement holds would be kept.
 */
export async function letOthersAnswer(): Promise<void> {
  await setImmediate();
}

import { ModelSigningError } from '../error.ts';
import type { UnreadablePart } from './inspection.ts';

/** Collects the parts that cannot be read, so that one does not hide the others. */
export class Attempts {
  readonly unreadable: UnreadablePart[] = [];

  /** The result of `read`; undefined, and a note, when it throws. */
  try<T>(part: string, read: () => T): T | undefined {
    try {
      return read();
    } catch (error) {
      this.unreadable.push({
        part,
        ...(error instanceof ModelSigningError && { code: error.code }),
        message: error instanceof Error ? error.message : 'it cannot be read',
      });
      return undefined;
    }
  }
}

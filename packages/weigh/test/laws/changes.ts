import type { Entry } from './folder.ts';
import type { PolicyName } from './policies.ts';
import type { Random } from './random.ts';

/** One change to a folder. */
export interface Change {
  /** Controls that may fail because of it, besides those of lists that no longer match the files. */
  readonly controls: readonly string[];
  readonly apply: (
    folder: Map<string, Entry>,
    random: Random,
    nowMs: number,
  ) => void | Promise<void>;
  /** Policies under which it is applied. Absent: all. */
  readonly under?: readonly PolicyName[];
}

export type Changes = Readonly<Record<string, Change>>;

/** A change that these controls may report. */
export function speaking(
  controls: readonly string[],
  apply: Change['apply'],
  under?: readonly PolicyName[],
): Change {
  return { controls, apply, ...(under && { under }) };
}

import type { Entry } from './folder.ts';
import type { PolicyName } from './policies.ts';
import type { Random } from './random.ts';

/** One thing that is done to a folder. */
export interface Change {
  /** Controls that may speak against the model for it, beside those of lists that no longer fit the files. */
  readonly controls: readonly string[];
  readonly apply: (
    folder: Map<string, Entry>,
    random: Random,
    nowMs: number,
  ) => void | Promise<void>;
  /** Policies by which it is done. Absent: all. */
  readonly under?: readonly PolicyName[];
}

export type Changes = Readonly<Record<string, Change>>;

/** A change that speaks through these controls. */
export function speaking(
  controls: readonly string[],
  apply: Change['apply'],
  under?: readonly PolicyName[],
): Change {
  return { controls, apply, ...(under && { under }) };
}

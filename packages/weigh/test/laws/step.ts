import type { Folder } from './folder.ts';

/**
 * What a step does. `honest`: nothing bad, so a model that was honest stays admitted. `harm`: content that the
 * gate must not let in. `speak`: something adverse is said of the model. `stranger`: something of a stranger
 * that says nothing true against the model, so an open gate stays open. `sign`: a stranger signs, which counts
 * for nothing or against the model. `remove`: deletes or breaks what speaks about the model, which opens
 * nothing. `heal`: gives the model's own content back as it was, which is honest work. `restore`: gives back
 * all that was there at the start: where nothing adverse was said, the model is admitted again.
 */
export type StepKind =
  | 'honest'
  | 'harm'
  | 'speak'
  | 'stranger'
  | 'sign'
  | 'remove'
  | 'heal'
  | 'restore';

export interface Step {
  readonly kind: StepKind;
  readonly what: string;
  readonly folder: Folder;
  /** Controls that may speak against the model for it. */
  readonly controls: readonly string[];
}

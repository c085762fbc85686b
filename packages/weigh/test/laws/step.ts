import type { Folder } from './folder.ts';

/**
 * What a step does. `honest`: nothing bad, so a model that was honest stays admitted. `harm`: content that the
 * gate must not let in. `speak`: something adverse is said about the model. `stranger`: a stranger adds
 * something that says nothing true against the model, so an open gate stays open. `sign`: a stranger signs,
 * which counts for nothing or against the model. `remove`: deletes or breaks a document about the model, which
 * opens nothing. `heal`: restores the model's own content, which is honest work. `restore`: restores
 * everything from the start: where nothing adverse was said, the model is admitted again.
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
  /** Controls that may fail because of it. */
  readonly controls: readonly string[];
}

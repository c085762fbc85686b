import type { Digest } from './digest.ts';
import type { Subject } from './evidence.ts';
import type { Level } from './finding.ts';
import type { JsonObject } from './json.ts';

/**
 * What an evidence item was to one control. `error`: the control could not read it. `void`: support that
 * had expired before it was observed, or that has no tier; it counts for nothing.
 */
export type Standing = 'supports' | 'adverse' | 'inconclusive' | 'error' | 'void';

/** What a posture remembers of an evidence item, enough to see that it was withdrawn and what it had said. */
export interface EvidenceSummary {
  /** Digest of the canonical JSON of the item. */
  readonly id: Digest;
  /** Evidence type, for instance `artifact/formats`. */
  readonly type: string;
  /** What it was observed of. */
  readonly subject: Subject;
  /** ISO 8601 UTC instant. */
  readonly observedAt: string;
  /** What it was to each control that reads its type, by control id; empty where none does. */
  readonly standings: Readonly<Record<string, Standing>>;
}

/** What a posture remembers of a finding. Only a failed finding keeps its level; any other is `none`. */
export interface FindingSummary {
  /** Identity of the finding across runs. */
  readonly fingerprint: string;
  /** The rule that found it. */
  readonly ruleId: string;
  /** Of a failed finding; any other is `none`. */
  readonly level: Level;
}

/** A failed finding of level `error` that an earlier statement listed and that is gone. */
export interface WithdrawnFinding extends FindingSummary {
  /** ISO 8601 UTC instant of the last statement that listed it. */
  readonly listedAt: string;
}

/** Evidence and findings that earlier statements listed and that are gone. */
export interface Gone {
  /** Sorted by id. */
  readonly evidence: readonly EvidenceSummary[];
  /** Failed findings of level `error`. Sorted by fingerprint, then by rule id. */
  readonly findings: readonly WithdrawnFinding[];
}

/**
 * What earlier statements listed, is gone, and has not been looked at anew: carried from statement to
 * statement until it has, so that assessing twice does not launder a deletion.
 */
export interface Withdrawn extends Gone {
  /**
   * Gone too, and answered by newer evidence. Of what spoke against a control, or left it open, the newest
   * is kept, so that nothing older passes that is brought back later.
   */
  readonly answered: Gone;
}

/**
 * What a file beside the weights said of the model, such as an attestation, a signature or a model card:
 * kept so that deleting the file does not take it back.
 */
export interface RememberedFact {
  /** Evidence type that said it, for instance `pipeline/provenance`. */
  readonly type: string;
  /** The file, relative to the model's root. */
  readonly path: string;
  /** SHA-256 of the file. */
  readonly digest: Digest;
  /** ISO 8601 UTC instant at which the file was last seen. */
  readonly observedAt: string;
  /** ISO 8601 UTC instant of the first statement of the chain that told of it; absent where that is `observedAt`. */
  readonly since?: string;
  /** What it takes to judge it again: a payload of `type` that holds what this file said and no more. */
  readonly fact: JsonObject;
}

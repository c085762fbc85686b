import type { Digest } from './digest.ts';
import type { Subject } from './evidence.ts';
import type { Level } from './finding.ts';
import type { JsonObject } from './json.ts';

/**
 * The standing of an evidence item with one control. `error`: the control could not read it. `void`: support that had
 * expired before it was observed, or that has no tier; it counts for nothing.
 */
export type Standing = 'supports' | 'adverse' | 'inconclusive' | 'error' | 'void';

/** What a posture remembers of an evidence item: enough to detect that it was withdrawn, and what it said. */
export interface EvidenceSummary {
  /** Digest of the canonical JSON of the item. */
  readonly id: Digest;
  /** Evidence type, for instance `artifact/formats`. */
  readonly type: string;
  /** The model, and bytes, that it is about. */
  readonly subject: Subject;
  /** ISO 8601 UTC instant. */
  readonly observedAt: string;
  /** Its standing with each control that reads its type, by control id; empty if none does. */
  readonly standings: Readonly<Record<string, Standing>>;
}

/** What a posture remembers of a finding. Only a failed finding keeps its level; any other is `none`. */
export interface FindingSummary {
  /** Identifies the finding across runs. */
  readonly fingerprint: string;
  /** The rule that found it. */
  readonly ruleId: string;
  /** The level of a failed finding; `none` for any other. */
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
 * What earlier statements listed, is gone, and has not been looked at again. It is carried from statement to statement
 * until it has, so that assessing twice does not hide a deletion.
 */
export interface Withdrawn extends Gone {
  /**
   * Gone as well, and answered by newer evidence. The newest item that spoke against a control or left it open is kept,
   * so that an older item that is brought back later does not pass.
   */
  readonly answered: Gone;
}

/**
 * What a file beside the weights said about the model, such as an attestation, a signature or a model card: kept so
 * that deleting the file does not take it back.
 */
export interface RememberedFact {
  /** The type of its evidence, for instance `pipeline/provenance`. */
  readonly type: string;
  /** The file, relative to the model's root. */
  readonly path: string;
  /** SHA-256 of the file. */
  readonly digest: Digest;
  /** ISO 8601 UTC instant at which the file was last seen. */
  readonly observedAt: string;
  /** ISO 8601 UTC instant of the first statement of the chain that lists it; absent if that is `observedAt`. */
  readonly since?: string;
  /** What is needed to judge it again: a payload of `type` that holds only what this file said. */
  readonly fact: JsonObject;
}

import type {
  Control,
  Counts,
  Coverage,
  Digest,
  Finding,
  GateOutcome,
  Posture,
} from '@weighbridge/core';
import type { Page } from './page.ts';

/**
 * `weighed`: the figures are those of the last weighing. `pending`: not weighed yet, or not located.
 * `error`: the last weighing failed, so nothing is known about the model as it is now.
 */
export type ModelState = 'weighed' | 'pending' | 'error';

/** Why there is no fresh posture. Branch on `code`; `message` is prose without paths of the server. */
export interface ModelProblem {
  /** Stable code, for instance `NOT_FOUND`; the README of the backend lists them. */
  readonly code: string;
  /** What is wrong, one sentence without server paths. */
  readonly message: string;
}

/** The gate as a list shows it. */
export interface GateSummary {
  /** The decision. */
  readonly outcome: GateOutcome;
  /** One line of plain text. */
  readonly sentence: string;
}

/** One model in a list. */
export interface ModelSummary {
  /** For instance `resource:default/fraud-scorer`. */
  readonly entityRef: string;
  /** Untrusted text from the catalog. */
  readonly title: string;
  /** Entity reference of the owner; null when the entity names none. */
  readonly owner: string | null;
  /** The subject's name: what waivers and statements call the model. Null until it was weighed. */
  readonly model: string | null;
  /** Where the annotation says that the model is: `<source>/<folder>`; null without annotation. */
  readonly location: string | null;
  /** Digest of names, sizes and bytes of the files; null when not hashed. */
  readonly digest: Digest | null;
  /** Whether there is a statement, and whether the last weighing worked. */
  readonly state: ModelState;
  /** Present unless the state is `weighed`. */
  readonly error: ModelProblem | null;
  /**
   * What holds now: null while pending. In state `error` it is `cannot-decide`, or `refuse` if the last weighing
   * refused; never an admission.
   */
  readonly gate: GateSummary | null;
  /** Null unless the state is `weighed`. */
  readonly counts: Counts | null;
  /** Null unless the state is `weighed`. */
  readonly coverage: Coverage | null;
  /** The last weighing that succeeded: ISO 8601 UTC instant. */
  readonly weighedAt: string | null;
  /** The last weighing that was tried: ISO 8601 UTC instant. */
  readonly triedAt: string | null;
  /** Oldest observation of the last weighing that succeeded: ISO 8601 UTC instant. */
  readonly oldestEvidenceAt: string | null;
}

/**
 * POST .../refresh: the model after the weighing, or, if that goes on, as it was before. It is over once the model's
 * `triedAt` changes.
 */
export interface ModelRefresh extends ModelSummary {
  /** Whether the weighing is over; with false the answer is 202. */
  readonly done: boolean;
}

/** GET /models */
export type ModelList = Page<ModelSummary>;

/** An entity that names the same model as another. */
export interface ModelNamesake {
  /** For instance `component:default/fraud-scorer`. */
  readonly entityRef: string;
  /** Untrusted text from the catalog. */
  readonly title: string;
  /** Entity reference of the owner; null when the entity names none. */
  readonly owner: string | null;
}

/** Maximum number of entities named that name the same model as another. */
export const MAX_NAMESAKES = 10;

/** The other entities that name a model: with the same annotation, or with another that leads to the same place. */
export interface SharedModel {
  /** Those that the caller may see, by reference; at most MAX_NAMESAKES. */
  readonly entities: readonly ModelNamesake[];
  /** How many the caller may see. */
  readonly totalEntities: number;
  /** Whether there are any that the caller may not see; their number and owners are not disclosed. */
  readonly hasHidden: boolean;
}

/** GET /models/by-entity/:kind/:namespace/:name */
export interface ModelDetail {
  /** The same as in the list. */
  readonly summary: ModelSummary;
  /**
   * The last posture statement, null when there is none. While the summary's state is `error` it is
   * outdated, and must be shown as such.
   */
  readonly posture: Posture | null;
  /** The catalogue that the verdicts refer to, in its order. */
  readonly controls: readonly Control[];
  /** Findings of the last weighing that succeeded, most severe first, at most 200; the rest by GET .../findings. */
  readonly findings: readonly Finding[];
  /** How many findings there are in all. */
  readonly totalFindings: number;
  /** Size of the bill of materials that the last weighing made, bytes; null when none is stored. */
  readonly bomBytes: number | null;
  /** Whether a bill of materials for these bytes came with the model; null: unknown. */
  readonly bomShipped: boolean | null;
  /** Null if no other entity names the model, or the owner may not name it. */
  readonly shared: SharedModel | null;
}

/** GET .../findings */
export type FindingList = Page<Finding>;

/** GET /controls */
export interface ControlList {
  /** Every control, in catalogue order. */
  readonly items: readonly Control[];
}

/** What a line of the checklist says of a model; `stale` held once, and nothing newer was observed. */
export const CHECKLIST_STATES = ['pass', 'fail', 'unknown', 'stale', 'not-applicable'] as const;

export type ChecklistState = (typeof CHECKLIST_STATES)[number];

/** Models by what a line says of them; they add up to the models that the caller may see. */
export interface ChecklistCounts {
  readonly pass: number;
  readonly fail: number;
  readonly unknown: number;
  readonly stale: number;
  readonly notApplicable: number;
}

/** Who owns models whose answer is missing: failed, unknown or stale. */
export interface ChecklistOwner {
  /** Entity reference; null for models without an owner. */
  readonly owner: string | null;
  /** How many of their models do not hold the line. */
  readonly models: number;
}

/** One line of the checklist over the fleet. */
export interface FleetLine {
  /** `C1` to `C10`. */
  readonly id: string;
  readonly title: string;
  readonly question: string;
  /** Ids of the controls that answer it. */
  readonly controls: readonly string[];
  readonly counts: ChecklistCounts;
  /** Oldest and newest observation among the evidence that decided; null without evidence. ISO 8601 UTC. */
  readonly oldestEvidenceAt: string | null;
  readonly newestEvidenceAt: string | null;
  /** Owners of models that do not hold the line, most models first; at most MAX_LINE_OWNERS. */
  readonly owners: readonly ChecklistOwner[];
  /** How many owners there are in all. */
  readonly totalOwners: number;
}

/** Most owners named for one line. */
export const MAX_LINE_OWNERS = 10;

/** GET /checklist: the ten lines over every model that the caller may see and the query selects. */
export interface FleetChecklist {
  readonly totalModels: number;
  /** When it was counted: ISO 8601 UTC instant. */
  readonly countedAt: string;
  readonly lines: readonly FleetLine[];
}

/** GET /checklist: which models are counted; members are combined with "and". */
export interface ChecklistQuery {
  /** Entity references of owners. */
  readonly owner?: readonly string[];
  /** As in GET /models. */
  readonly q?: string;
}

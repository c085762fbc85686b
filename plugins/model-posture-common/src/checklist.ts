/** The answer of a checklist line for a model; `stale`: it held once, and nothing newer was observed. */
export const CHECKLIST_STATES = ['pass', 'fail', 'unknown', 'stale', 'not-applicable'] as const;

/** One of the five answers of a line. */
export type ChecklistState = (typeof CHECKLIST_STATES)[number];

/** Models by their answer to a line; the five answers add up to the models that the caller may see. */
export interface ChecklistCounts {
  /** Models that keep the line. */
  readonly pass: number;
  /**
   * Part of `pass`: models that keep the line with what was made here, such as a bill of materials if none came with
   * the model.
   */
  readonly made: number;
  /** Models for which a control of the line fails. */
  readonly fail: number;
  /** Models that were not looked at. */
  readonly unknown: number;
  /** Models that kept it at the last look, which is too long ago. */
  readonly stale: number;
  /** Models to which the line does not apply, as measured. */
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
  /** `C1` to `C10`; the id of the control in `others`. */
  readonly id: string;
  /** The practice, a few words. */
  readonly title: string;
  /** What the line asks of a model. */
  readonly question: string;
  /** Ids of the controls that answer it. */
  readonly controls: readonly string[];
  /** Those of them that nothing here collects evidence for: no owner could supply it. */
  readonly uncollected: readonly string[];
  /** The number of models with each answer; they add up to `totalModels`. */
  readonly counts: ChecklistCounts;
  /** Oldest and newest observation among the evidence that decided; null without evidence. ISO 8601 UTC. */
  readonly oldestEvidenceAt: string | null;
  /** ISO 8601 UTC instant; null if no model has evidence. */
  readonly newestEvidenceAt: string | null;
  /**
   * Owners of models that do not hold the line, most models first; at most MAX_LINE_OWNERS. With `uncollected`: only
   * owners of models that fail it or whose answer has run out.
   */
  readonly owners: readonly ChecklistOwner[];
  /** How many owners there are in all. */
  readonly totalOwners: number;
}

/** Maximum number of owners named for one line. */
export const MAX_LINE_OWNERS = 10;

/** The number of models with each outcome of the gate; they add up to `totalModels`. */
export interface FleetGate {
  /** A control fails: refused. */
  readonly refuse: number;
  /** A required control is unknown, or the last weighing failed. */
  readonly cannotDecide: number;
  /** A control fails, and a waiver lets the model through for now or the policy calls the control advisory. */
  readonly admitWithConditions: number;
  /** Nothing that the policy requires is missing. */
  readonly admit: number;
  /** Not weighed yet, not at their current place, or not weighable as annotated: `notices` says how many. */
  readonly pending: number;
}

/** What needs attention; models are counted and listed by it. */
export const MODEL_NOTICES = ['shared', 'owner-not-allowed', 'not-located'] as const;

/**
 * `shared`: another entity names the same model. `owner-not-allowed`: the owner may not name models of
 * the source, so it is not weighed. `not-located`: the entity has no annotation, or a wrong one, so it is not
 * weighed.
 */
export type ModelNotice = (typeof MODEL_NOTICES)[number];

/** Models by what needs attention; one model can count several times. */
export interface FleetNotices {
  /** Models that more than one entity names. */
  readonly shared: number;
  /** Part of `pending`: their owner may not name models of the source. */
  readonly ownerNotAllowed: number;
  /** Part of `pending`: their annotation is missing or unreadable. */
  readonly notLocated: number;
}

/** GET /checklist: the gate and the ten lines over every model that the caller may see and the query selects. */
export interface FleetChecklist {
  /** Models that the caller may see and the query selects. */
  readonly totalModels: number;
  /** When it was counted: ISO 8601 UTC instant. */
  readonly countedAt: string;
  /** Their gate outcomes. */
  readonly gate: FleetGate;
  /** How many of them would be refused if every control were enforced, but are not. */
  readonly refusedIfEnforced: number;
  /** What needs attention. */
  readonly notices: FleetNotices;
  /** The ten lines, C1 first. */
  readonly lines: readonly FleetLine[];
  /** Controls of the catalogue that none of the ten lines asks, one line each, in its order. */
  readonly others: readonly FleetLine[];
}

/** GET /checklist: which models are counted; members are combined with "and". */
export interface ChecklistQuery {
  /** Entity references of owners. */
  readonly owner?: readonly string[];
  /** As in GET /models. */
  readonly q?: string;
}

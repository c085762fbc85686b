import type { GateOutcome } from '@weighbridge/core';
import type { ChecklistState, ModelNotice } from './checklist.ts';
import type { ModelState } from './model.ts';
import type { PageQuery } from './page.ts';

/** What a list of models can be sorted by. */
export const MODEL_SORTS = ['name', 'gate', 'age', 'fail', 'unknown', 'pass', 'owner'] as const;

/**
 * `name`: title. `gate`: refuse, cannot-decide, admit-with-conditions, admit, then pending. `age`: time
 * of the last weighing that succeeded, oldest first, never weighed before all others. `fail`, `unknown`,
 * `pass`: counts. `owner`: entity reference.
 */
export type ModelSort = (typeof MODEL_SORTS)[number];

/** Ascending or descending. */
export type SortOrder = 'asc' | 'desc';

/** GET /models: every member is optional; members are combined with "and", values of one with "or". */
export interface ModelQuery extends PageQuery {
  /** Skips this many items; not together with `cursor`. Up to 100,000. */
  readonly offset?: number;
  /** Only models with one of these decisions; default all. */
  readonly gate?: readonly GateOutcome[];
  /** Only models in one of these states; default all. */
  readonly state?: readonly ModelState[];
  /** A line of the checklist, `C1` to `C10`, or a control that no line asks; only together with `answer`. */
  readonly line?: string;
  /** The answer of that line for the model; only together with `line`. */
  readonly answer?: readonly ChecklistState[];
  /** Only models that need attention for one of these reasons; default all. */
  readonly notice?: readonly ModelNotice[];
  /** Entity references of owners. */
  readonly owner?: readonly string[];
  /** Text that title, entity name, model name or owner contains; case does not matter. */
  readonly q?: string;
  /** Default `gate`. */
  readonly sort?: ModelSort;
  /** Default `asc`. */
  readonly order?: SortOrder;
}

/** Maximum time that POST .../refresh waits for a weighing, seconds; also the default. */
export const MAX_REFRESH_WAIT = 30;

/** POST .../refresh */
export interface RefreshQuery {
  /** Answers after this many seconds even if the weighing goes on; 0 to MAX_REFRESH_WAIT, which is the default. */
  readonly wait?: number;
}

/** GET .../evidence */
export interface EvidenceQuery extends PageQuery {
  /** Evidence types, for instance `bom/cyclonedx`. */
  readonly type?: readonly string[];
  /** Default: all. */
  readonly status?: readonly ('current' | 'superseded' | 'withdrawn')[];
}

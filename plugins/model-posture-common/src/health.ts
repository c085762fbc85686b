import type { GateOutcome } from '@weighbridge/core';
import type { ModelState } from './model.ts';

/** `pass`: it works. `warn`: it works, but needs attention. `fail`: it does not work. */
export type HealthStatus = 'pass' | 'warn' | 'fail';

/** GET /health: whether this replica of the plugin can answer. */
export interface Health {
  /** `warn`: it answers, and one of the checks of the details does not pass. `fail`: it cannot answer. */
  readonly status: HealthStatus;
}

/** One check. */
export interface HealthCheck {
  /** `database`, `weighing`, `policy`, `sources`, `answers` or `tasks`. */
  readonly id: string;
  /** The result of the check. */
  readonly status: HealthStatus;
  /** One line of plain text. */
  readonly message: string;
}

/** The number of models in one state with one gate. */
export interface ModelFigure {
  /** The state that they have in common. */
  readonly state: ModelState;
  /** Null if nothing is decided yet. */
  readonly gate: GateOutcome | null;
  /** The number of models. */
  readonly models: number;
}

/** The number of models with one problem. */
export interface ProblemFigure {
  /** As in the `error` of a model. */
  readonly code: string;
  /** How many models have it. */
  readonly models: number;
}

/** GET /health/details: the health of the plugin in detail, for administrators. */
export interface HealthDetails {
  /** The worst of the checks. */
  readonly status: HealthStatus;
  /** ISO 8601 UTC instant. */
  readonly checkedAt: string;
  /** The single checks. */
  readonly checks: readonly HealthCheck[];
  /** Models that the catalog lists, by state and gate. */
  readonly models: readonly ModelFigure[];
  /** Models that could not be weighed, by the code of the problem. */
  readonly problems: readonly ProblemFigure[];
  /** When the model that was weighed longest ago was weighed: ISO 8601 UTC instant; null when none was. */
  readonly oldestWeighingAt: string | null;
  /** Weighings of the replica that answers. */
  readonly running: number;
  /** Weighings that wait for a free slot. */
  readonly waiting: number;
}

/** POST /refresh: the weighing of the whole fleet has been requested. */
export interface FleetRefresh {
  /** How many models the catalog lists. */
  readonly models: number;
}

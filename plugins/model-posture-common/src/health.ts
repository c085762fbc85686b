import type { GateOutcome } from '@weighbridge/core';
import type { ModelState } from './model.ts';

/** `pass`: it works. `warn`: it works, and somebody should look. `fail`: it does not work. */
export type HealthStatus = 'pass' | 'warn' | 'fail';

/** GET /health: whether this replica of the plugin can answer. */
export interface Health {
  /** `warn`: it answers, and one of the checks of the details does not pass. `fail`: it cannot answer. */
  readonly status: HealthStatus;
}

/** One thing that was looked at. */
export interface HealthCheck {
  /** `database`, `weighing`, `policy`, `sources`, `answers` or `tasks`. */
  readonly id: string;
  /** How that one thing is doing. */
  readonly status: HealthStatus;
  /** One line of plain text. */
  readonly message: string;
}

/** How many of the models are in a state, with what gate. */
export interface ModelFigure {
  /** The state that they have in common. */
  readonly state: ModelState;
  /** Null where nothing was decided yet. */
  readonly gate: GateOutcome | null;
  /** How many they are. */
  readonly models: number;
}

/** How many of the models have a problem. */
export interface ProblemFigure {
  /** As in the `error` of a model. */
  readonly code: string;
  /** How many models have it. */
  readonly models: number;
}

/** GET /health/details: how the plugin is doing, for who administers it. */
export interface HealthDetails {
  /** The worst of the checks. */
  readonly status: HealthStatus;
  /** ISO 8601 UTC instant. */
  readonly checkedAt: string;
  /** What was looked at, one by one. */
  readonly checks: readonly HealthCheck[];
  /** Models that the catalog lists, by what is known of them now. */
  readonly models: readonly ModelFigure[];
  /** Models that could not be weighed, by the code of the problem. */
  readonly problems: readonly ProblemFigure[];
  /** When the model that was weighed longest ago was weighed: ISO 8601 UTC instant; null when none was. */
  readonly oldestWeighingAt: string | null;
  /** Weighings of the replica that answers. */
  readonly running: number;
  /** Weighings that wait for a free place. */
  readonly waiting: number;
}

/** POST /refresh: the weighing of the whole fleet has been asked for. */
export interface FleetRefresh {
  /** How many models the catalog lists. */
  readonly models: number;
}

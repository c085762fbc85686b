import type { ModelState } from '@weighbridge/backstage-plugin-model-posture-common';
import type { GateOutcome } from '@weighbridge/core';

/** A row of `models`; PostgreSQL returns bigint columns as text. */
export interface ModelRow {
  readonly entity_ref: string;
  readonly title: string;
  readonly owner: string | null;
  readonly location: string | null;
  readonly state: ModelState;
  readonly error_code: string | null;
  readonly error_message: string | null;
  readonly gate: GateOutcome | null;
  readonly sentence: string | null;
  readonly weighed_location: string | null;
  /** Digest of the place that the annotation led to when it was last followed. */
  readonly place: string | null;
  readonly tried_at: string | number | null;
  readonly weighed_at: string | number | null;
  readonly posture_id: string | number | null;
  /** From the last statement. */
  readonly stale_at: string | number | null;
  readonly oldest_evidence_at: string | number | null;
  readonly head: string | null;
}

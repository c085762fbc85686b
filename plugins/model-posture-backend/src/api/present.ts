import type {
  GateSummary,
  ModelProblem,
  ModelState,
  ModelSummary,
} from '@weighbridge/backstage-plugin-model-posture-common';
import type { GateOutcome } from '@weighbridge/core';
import { toMs } from '../store/database.ts';
import type { ModelRow } from '../store/model-row.ts';
import { parseHead } from '../store/postures.ts';
import { isHere, STALE, rowStateAt } from '../store/row-state.ts';
import { gateWithoutNews } from '../weighing/gate.ts';

interface Shown {
  readonly state: ModelState;
  readonly error: ModelProblem | null;
  readonly gate: GateSummary | null;
}

type LastWeighing = Pick<
  ModelSummary,
  'model' | 'digest' | 'counts' | 'coverage' | 'weighedAt' | 'oldestEvidenceAt'
>;

const NEVER_WEIGHED: LastWeighing = {
  model: null,
  digest: null,
  counts: null,
  coverage: null,
  weighedAt: null,
  oldestEvidenceAt: null,
};

const PENDING: ModelProblem = { code: 'PENDING', message: 'it has not been weighed yet' };

const RUN_OUT: ModelProblem = {
  code: STALE,
  message: 'the answer has since run out; weigh it again',
};

/** A row as the API shows it at a time: an answer whose evidence has gone stale admits nothing. */
export function present(row: ModelRow, now: Date): ModelSummary {
  const shown = shownOf(row, now);
  return {
    entityRef: row.entity_ref,
    title: row.title,
    owner: row.owner,
    location: row.location,
    triedAt: instant(row.tried_at),
    ...shown,
    ...lastWeighing(row, shown.state),
  };
}

/** What the last statement says; its figures are shown only while they hold. */
function lastWeighing(row: ModelRow, state: ModelState): LastWeighing {
  if (row.head === null || currentPostureId(row) === null) return NEVER_WEIGHED;
  const { subject, counts, coverage } = parseHead(row.head);
  const isFresh = state === 'weighed';
  return {
    model: subject.model,
    digest: subject.digest ?? null,
    counts: isFresh ? counts : null,
    coverage: isFresh ? coverage : null,
    weighedAt: instant(row.weighed_at),
    oldestEvidenceAt: instant(row.oldest_evidence_at),
  };
}

/** Number of the last statement, if it is about the place that the annotation names now. */
export function currentPostureId(row: ModelRow): string | null {
  return isHere(row) ? String(row.posture_id) : null;
}

function shownOf(row: ModelRow, now: Date): Shown {
  const { state, gate, change } = rowStateAt(row, now);
  if (change === 'run-out') return { state, error: RUN_OUT, gate: gateOfRunOut(row) };
  return {
    state,
    error: state === 'weighed' ? null : problemOf(row, change === 'moved'),
    gate: gate === null ? null : { outcome: gate, sentence: sentenceOf(row, gate) },
  };
}

function gateOfRunOut(row: ModelRow): GateSummary {
  const weighedAt = toMs(row.weighed_at);
  return gateWithoutNews(
    row.gate,
    weighedAt === null ? null : new Date(weighedAt),
    RUN_OUT.message,
  );
}

/** The stored sentence describes the stored outcome. */
function sentenceOf(row: ModelRow, gate: GateOutcome): string {
  return row.gate === gate
    ? (row.sentence ?? '')
    : gateWithoutNews(null, null, PENDING.message).sentence;
}

function problemOf(row: ModelRow, hasMoved: boolean): ModelProblem {
  if (hasMoved || row.error_code === null) return PENDING;
  return { code: row.error_code, message: row.error_message ?? '' };
}

function instant(value: string | number | null): string | null {
  const ms = toMs(value);
  return ms === null ? null : new Date(ms).toISOString();
}

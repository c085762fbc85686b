import type {
  GateSummary,
  ModelProblem,
  ModelState,
  ModelSummary,
} from '@weighbridge/backstage-plugin-model-posture-common';
import { toMs } from '../store/database.ts';
import type { ModelRow } from '../store/models.ts';
import { parseHead } from '../store/postures.ts';
import { gateWithoutNews } from '../weighing/gate.ts';

interface Standing {
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

const PENDING: ModelProblem = { code: 'PENDING', message: 'it was not weighed yet' };

/** A row as the API shows it at a time: an answer whose evidence has gone stale since admits nothing. */
export function present(row: ModelRow, now: Date): ModelSummary {
  const standing = standingOf(row, now);
  return {
    entityRef: row.entity_ref,
    title: row.title,
    owner: row.owner,
    location: row.location,
    triedAt: instant(row.tried_at),
    ...standing,
    ...lastWeighing(row, standing.state),
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

/** Number of the last statement, where it is about the place that the annotation names now. */
export function currentPostureId(row: ModelRow): string | null {
  return row.posture_id === null || row.weighed_location !== row.location
    ? null
    : String(row.posture_id);
}

function standingOf(row: ModelRow, now: Date): Standing {
  const gate = row.gate === null ? null : { outcome: row.gate, sentence: row.sentence ?? '' };
  if (row.state !== 'weighed') return { state: row.state, error: problemOf(row), gate };
  if (!isStale(row, now)) return { state: 'weighed', error: null, gate };
  const error = {
    code: 'STALE',
    message: 'what held the answer has run out since; weigh it again',
  };
  const weighedAt = toMs(row.weighed_at);
  return {
    state: 'error',
    error,
    gate: gateWithoutNews(row.gate, weighedAt === null ? null : new Date(weighedAt), error.message),
  };
}

function problemOf(row: ModelRow): ModelProblem {
  if (row.error_code === null) return PENDING;
  return { code: row.error_code, message: row.error_message ?? '' };
}

function isStale(row: ModelRow, now: Date): boolean {
  const staleAt = toMs(row.stale_at);
  const isOpen = row.gate === 'admit' || row.gate === 'admit-with-conditions';
  return isOpen && staleAt !== null && staleAt <= now.getTime();
}

function instant(value: string | number | null): string | null {
  const ms = toMs(value);
  return ms === null ? null : new Date(ms).toISOString();
}

import type { DroppedStatements } from '@weighbridge/backstage-plugin-model-posture-common';
import { canonicalDigest } from '@weighbridge/core';
import type { Digest, GateOutcome, Posture } from '@weighbridge/core';
import { isOpenGate } from '@weighbridge/core/view';
import type { Knex } from 'knex';
import type { Begun } from './begun.ts';
import { placeOf } from './place.ts';

/** What lists and the history show of a statement. */
export type PostureHead = Pick<
  Posture,
  'subject' | 'assessedAt' | 'policy' | 'catalogue' | 'counts' | 'coverage' | 'previous'
> & {
  /** Digest of the whole statement, as the next one names it; null if an older version stored none. */
  readonly statement: Digest | null;
  readonly gate: { readonly outcome: GateOutcome; readonly sentence: string };
};

/** One statement of a model's history. */
export interface PastPosture {
  readonly id: string;
  readonly changed: boolean;
  readonly head: PostureHead;
  readonly dropped: DroppedStatements | null;
}

/** A statement by its number. */
export async function findPosture(db: Knex, id: string | number): Promise<Posture | undefined> {
  const row = await db('postures').select('document').where({ id }).first();
  return row === undefined ? undefined : readStatement(row.document);
}

/** The last statement of a model about a place, whatever was weighed elsewhere meanwhile. */
export async function findLastPosture(
  db: Knex,
  { entityRef, location }: Pick<Begun, 'entityRef' | 'location'>,
): Promise<Posture | undefined> {
  const row = await db('postures')
    .where({ entity_ref: entityRef, location: placeOf(location) })
    .orderBy('id', 'desc')
    .first('document');
  return row === undefined ? undefined : readStatement(row.document);
}

/** The statements of a model before `beforeId` (or all), newest first, and their total number. */
export async function findHistory(
  db: Knex,
  entityRef: string,
  page: { readonly limit: number; readonly beforeId?: string },
): Promise<{ readonly items: readonly PastPosture[]; readonly total: number }> {
  const query = db('postures')
    .select('id', 'changed', 'head', 'dropped')
    .where({ entity_ref: entityRef })
    .orderBy('id', 'desc')
    .limit(page.limit);
  if (page.beforeId !== undefined) void query.where('id', '<', page.beforeId);
  const rows: HistoryRow[] = await query;
  const count = await db('postures').where({ entity_ref: entityRef }).count({ total: '*' }).first();
  return {
    items: rows.map((row) => ({
      id: String(row.id),
      changed: Boolean(row.changed),
      head: parseHead(row.head),
      dropped: readDropped(row.dropped),
    })),
    total: Number(count?.['total'] ?? 0),
  };
}

interface HistoryRow {
  readonly id: string | number;
  readonly changed: boolean | number;
  readonly head: string;
  readonly dropped: string | null;
}

/** Members that were added to statements later. */
type Later = 'previous' | 'remembered';

/** Reads a stored statement; one of an older version names no previous statement, and remembers nothing. */
export function readStatement(text: string): Posture {
  const stored: Omit<Posture, Later> & Partial<Pick<Posture, Later>> = JSON.parse(text);
  return { ...stored, previous: stored.previous ?? null, remembered: stored.remembered ?? [] };
}

/** Reads a `head` column; one of an older version names neither the statement nor the previous one. */
export function parseHead(text: string): PostureHead {
  const stored: Omit<PostureHead, LaterInHead> & Partial<Pick<PostureHead, LaterInHead>> =
    JSON.parse(text);
  return { ...stored, statement: stored.statement ?? null, previous: stored.previous ?? null };
}

type LaterInHead = 'statement' | 'previous';

/** Reads a `dropped` column. */
export function readDropped(text: string | null): DroppedStatements | null {
  return text === null ? null : (JSON.parse(text) as DroppedStatements);
}

/** Appends a statement; returns its number. */
export async function addPosture(
  trx: Knex,
  { entityRef, location }: Pick<Begun, 'entityRef' | 'location'>,
  posture: Posture,
): Promise<string> {
  const answer = answerOf(posture);
  const before = await trx('postures')
    .where({ entity_ref: entityRef })
    .orderBy('id', 'desc')
    .first('answer');
  const [row] = await trx('postures')
    .insert({
      entity_ref: entityRef,
      location: placeOf(location),
      assessed_at: Date.parse(posture.assessedAt),
      answer,
      changed: before?.answer !== answer,
      oldest_evidence_at: earliest(posture.evidence.map((item) => item.observedAt)),
      head: JSON.stringify(headOf(posture)),
      document: JSON.stringify(posture),
    })
    .returning('id');
  return String(row.id);
}

/** Digest of what a statement says about the model, without the times of the statement and its observations. */
export function answerOf(posture: Posture): string {
  return canonicalDigest({
    subject: posture.subject,
    policy: posture.policy,
    catalogue: posture.catalogue,
    gate: { outcome: posture.gate.outcome, conditions: posture.gate.conditions },
    waivers: posture.waivers.map(({ id, effect }) => ({ id, effect })),
    withdrawn: posture.withdrawn,
    verdicts: posture.verdicts.map(({ control, status, reason, tier, findings, waiver }) => ({
      control,
      status,
      reason,
      tier,
      findings,
      waiver: waiver?.id,
    })),
    findings: posture.findings,
  });
}

/**
 * When the gate shuts by time alone: what the statement itself says, from the answers of required controls and the
 * waivers that were used. Milliseconds; null for a gate that is shut, or that nothing ends.
 *
 * A statement of an older version does not say so: then the end of the first supporting answer.
 */
export function deadlineOf(posture: Posture): number | null {
  const { outcome, holdsUntil } = posture.gate;
  if (!isOpenGate(outcome)) return null;
  if (holdsUntil !== undefined) return Date.parse(holdsUntil);
  const supporting = posture.verdicts.filter(
    ({ status }) => status === 'pass' || status === 'not-applicable',
  );
  const used = posture.waivers.filter(({ effect }) => effect === 'used');
  return earliest([
    ...supporting.map(({ staleAt }) => staleAt),
    ...used.map(({ notAfter }) => notAfter),
  ]);
}

function earliest(instants: readonly (string | undefined)[]): number | null {
  const times = instants.flatMap((instant) => (instant === undefined ? [] : [Date.parse(instant)]));
  return times.length === 0 ? null : times.reduce((a, b) => Math.min(a, b));
}

function headOf(posture: Posture): PostureHead {
  const { subject, assessedAt, previous, policy, catalogue, counts, coverage } = posture;
  const { outcome, sentence } = posture.gate;
  const statement = canonicalDigest(posture);
  const gate = { outcome, sentence };
  return { statement, subject, assessedAt, previous, policy, catalogue, counts, coverage, gate };
}

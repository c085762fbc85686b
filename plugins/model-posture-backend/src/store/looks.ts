import type { Evidence, Finding, Subject } from '@weighbridge/core';
import type { Knex } from 'knex';
import { findEvidence } from './evidence.ts';
import { HERE, RUN_OUT } from './row-state.ts';

/** What one instrument saw of a model when it last looked. */
export interface StoredLook {
  readonly instrument: string;
  /** Digest of the model, as the evidence names it; null if none was known. */
  readonly digest: string | null;
  readonly lookedAt: Date;
  /** Whether nothing was observed. */
  readonly failed: boolean;
  readonly evidence: readonly Evidence[];
  readonly findings: readonly Finding[];
}

/** The result of a look, as it is stored. */
export interface NewLook {
  readonly instrument: string;
  readonly failed: boolean;
  readonly evidence: readonly Evidence[];
  readonly findings: readonly Finding[];
}

interface LookRow {
  readonly instrument: string;
  readonly digest: string | null;
  readonly looked_at: string | number;
  readonly failed: boolean | number;
  readonly evidence: string;
  readonly findings: string;
}

/** The newest looks at a model at one place, ordered by the names of their instruments, except those of some. */
export async function findLooks(
  db: Knex,
  entityRef: string,
  place: string,
  without: readonly string[] = [],
): Promise<readonly StoredLook[]> {
  const rows: readonly LookRow[] = await db('looks')
    .where({ entity_ref: entityRef, location: place })
    .whereNotIn('instrument', [...without])
    .orderBy('instrument')
    .select('instrument', 'digest', 'looked_at', 'failed', 'evidence', 'findings');
  const ids = rows.map(({ evidence }) => JSON.parse(evidence) as readonly string[]);
  const items = await findEvidence(db, entityRef, ids.flat());
  const byId = new Map(items.map((item) => [item.id as string, item]));
  return rows.map((row, i) => ({
    instrument: row.instrument,
    digest: row.digest,
    lookedAt: new Date(Number(row.looked_at)),
    failed: Boolean(row.failed),
    evidence: (ids[i] ?? []).flatMap((id) => byId.get(id) ?? []),
    findings: JSON.parse(row.findings) as readonly Finding[],
  }));
}

/** When each instrument last looked at a model at one place, and at which bytes; decides which of them look now. */
export async function findLookTimes(
  db: Knex,
  entityRef: string,
  place: string,
): Promise<ReadonlyMap<string, Pick<StoredLook, 'lookedAt' | 'failed' | 'digest'>>> {
  const rows: readonly Omit<LookRow, 'evidence' | 'findings'>[] = await db('looks')
    .where({ entity_ref: entityRef, location: place })
    .select('instrument', 'digest', 'looked_at', 'failed');
  return new Map(
    rows.map((row) => [
      row.instrument,
      {
        lookedAt: new Date(Number(row.looked_at)),
        failed: Boolean(row.failed),
        digest: row.digest,
      },
    ]),
  );
}

/** Replaces the older looks of the same instruments with new ones. */
export async function saveLooks(
  trx: Knex,
  {
    entityRef,
    place,
    at,
  }: { readonly entityRef: string; readonly place: string; readonly at: number },
  { digest }: Subject,
  looks: readonly NewLook[],
): Promise<void> {
  if (looks.length === 0) return;
  await trx('looks')
    .insert(
      looks.map(({ instrument, failed, evidence, findings }) => ({
        entity_ref: entityRef,
        instrument,
        location: place,
        digest: digest ?? null,
        looked_at: at,
        failed,
        evidence: JSON.stringify(evidence.map(({ id }) => id)),
        findings: JSON.stringify(findings),
      })),
    )
    .onConflict(['entity_ref', 'instrument'])
    .merge();
}

/**
 * Models whose admission has run out, or that were judged by another policy or catalogue than `by`, and about which
 * something is known that can be judged again. In any order, so none waits behind others that cannot be judged.
 *
 * @param by as in `judgedBy`; undefined: unknown what holds now
 */
export async function findToJudge(
  db: Knex,
  now: Date,
  by: string | undefined,
  limit: number,
): Promise<readonly string[]> {
  return db('models as m')
    .where('m.listed', true)
    .where((either) => {
      either.whereRaw(RUN_OUT, [now.getTime()]);
      if (by === undefined) return;
      either.orWhereRaw(`m.state = 'weighed' and ${HERE} and m.judged_by <> ?`, [by]);
    })
    .whereExists(db('looks as l').select(db.raw('1')).whereRaw('l.entity_ref = m.entity_ref'))
    .orderByRaw('random()')
    .limit(limit)
    .pluck('m.entity_ref');
}

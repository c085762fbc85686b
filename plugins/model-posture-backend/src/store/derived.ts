import { canonicalDigest } from '@weighbridge/core';
import type { Posture } from '@weighbridge/core';
import type { Knex } from 'knex';
import { letOthersAnswer } from './batches.ts';
import { removeAnswers, saveAnswers } from './checklist-answers.ts';
import { keptLines } from './lines.ts';
import { deadlineOf } from './postures.ts';
import { sortKey } from './sort-key.ts';

/** Statements read at once: each can be some hundred kilobytes. */
const BATCH = 100;

/** Raised when what is derived, or how, changes: every row is then derived again at the next start. */
const VERSION = 4;

/** Names the derivation rules; a checklist with other lines or controls changes the name. */
const RULES = canonicalDigest({
  version: VERSION,
  lines: keptLines.map(({ id, controls }) => ({ id, controls })),
});

/** The sort keys of a row. */
export function keysOf(model: { readonly title: string; readonly owner: string | null }) {
  return { title_key: sortKey(model.title), owner_key: sortKey(model.owner ?? '') };
}

/** What a row repeats from its last statement, so lists need not read statements. */
export function derivedOf(posture: Posture, postureId: string) {
  const { pass, fail, unknown } = posture.counts;
  const { outcome, enforced } = posture.gate;
  const refused_if_enforced = outcome !== 'refuse' && enforced === 'refuse';
  const derived = markOf(postureId);
  const judged_by = judgedBy(posture);
  return {
    pass,
    fail,
    unknown,
    stale_at: deadlineOf(posture),
    refused_if_enforced,
    judged_by,
    derived,
  };
}

/** Names the policy and the catalogue of a statement. */
export function judgedBy({ policy, catalogue }: Pick<Posture, 'policy' | 'catalogue'>): string {
  return `${policy.digest} ${catalogue.digest}`;
}

/** The mark of a row with only its keys derived, because it has no statement yet. */
export const DERIVED_OF_NOTHING = markOf(null);

function markOf(postureId: string | null): string {
  return `${RULES}/${postureId ?? ''}`;
}

/**
 * Derives again what was derived by other rules, from another statement, or never, and returns the number of rows. It
 * can be interrupted, and several replicas can run it at once.
 */
export async function deriveMissing(db: Knex): Promise<number> {
  let done = 0;
  for (let after = ''; ;) {
    const rows = await findMissing(db, after);
    await db.transaction(async (trx) => {
      for (const row of rows) {
        await derive(trx, row);
        await letOthersAnswer();
      }
    });
    done += rows.length;
    const last = rows.at(-1);
    if (last === undefined) return done;
    after = last.entity_ref;
  }
}

interface MissingRow {
  readonly entity_ref: string;
  readonly title: string;
  readonly owner: string | null;
  readonly posture_id: string | number | null;
  readonly document: string | null;
}

async function findMissing(db: Knex, after: string): Promise<readonly MissingRow[]> {
  return db('models as m')
    .leftJoin('postures as p', 'p.id', 'm.posture_id')
    .select('m.entity_ref', 'm.title', 'm.owner', 'm.posture_id', 'p.document')
    .where('m.entity_ref', '>', after)
    .whereRaw(`(m.derived is null or m.derived <> ? || coalesce(cast(m.posture_id as text), ''))`, [
      `${RULES}/`,
    ])
    .orderBy('m.entity_ref')
    .limit(BATCH);
}

/** Writes nothing for a row that now has another statement: whoever stored that has derived from it. */
async function derive(trx: Knex, row: MissingRow): Promise<void> {
  const { entity_ref, posture_id, document } = row;
  const posture = document === null ? undefined : (JSON.parse(document) as Posture);
  const id = posture_id === null ? null : String(posture_id);
  const columns =
    posture === undefined || id === null
      ? {
          pass: null,
          fail: null,
          unknown: null,
          stale_at: null,
          refused_if_enforced: false,
          judged_by: null,
          derived: markOf(id),
        }
      : derivedOf(posture, id);
  const updated = await trx('models')
    .where({ entity_ref, posture_id })
    .update({ ...keysOf(row), ...columns });
  if (updated === 0 || id === null) return;
  if (posture === undefined) await removeAnswers(trx, id);
  else await saveAnswers(trx, id, posture);
}

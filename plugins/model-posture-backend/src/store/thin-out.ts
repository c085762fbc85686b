import { MAX_DROPPED_NAMES } from '@weighbridge/backstage-plugin-model-posture-common';
import type {
  DroppedStatements,
  StatementName,
} from '@weighbridge/backstage-plugin-model-posture-common';
import { canonicalDigest } from '@weighbridge/core';
import type { Posture } from '@weighbridge/core';
import type { Knex } from 'knex';
import { removeBom } from './boms.ts';
import { removeEvidence } from './evidence.ts';
import { removeFindings } from './findings.ts';
import { readDropped, readStatement } from './postures.ts';

interface Kept {
  readonly id: string | number;
  readonly answer: string;
  readonly location: string | null;
  readonly dropped: string | null;
}

/**
 * If consecutive statements about one place have the same answer, the first and the last are kept: of the three
 * newest ones the middle one is removed, and the last keeps its name together with those that the middle one kept.
 * Example: of A1 A2 A3 with the same answer, A2 is removed and A3 names it in `dropped`.
 */
export async function thinOut(trx: Knex, entityRef: string): Promise<void> {
  const [last, middle, first] = await newest(trx, entityRef);
  if (last === undefined || middle === undefined || first === undefined) return;
  if (!saysSame(last, middle) || !saysSame(middle, first)) return;
  const id = String(middle.id);
  const { document } = await trx('postures').where({ id }).first('document');
  const dropped = withDropped(middle.dropped, readStatement(document));
  await trx('postures')
    .where({ id: last.id })
    .update({ dropped: JSON.stringify(dropped) });
  await trx('postures').where({ id }).delete();
  await removeFindings(trx, id);
  await removeBom(trx, id);
  await removeEvidence(trx, entityRef, id);
}

async function newest(trx: Knex, entityRef: string): Promise<readonly Kept[]> {
  return trx('postures')
    .select('id', 'answer', 'location', 'dropped')
    .where({ entity_ref: entityRef })
    .orderBy('id', 'desc')
    .limit(3);
}

function saysSame(a: Kept, b: Kept): boolean {
  return a.answer === b.answer && a.location === b.location;
}

function withDropped(before: string | null, posture: Posture): DroppedStatements {
  const { assessedAt, previous } = posture;
  const name: StatementName = { digest: canonicalDigest(posture), assessedAt };
  const { total, newest: names, oldest } = readDropped(before) ?? NONE;
  return {
    total: total + 1,
    newest: [name, ...names].slice(0, MAX_DROPPED_NAMES),
    oldest: oldest ?? { ...name, previous },
  };
}

const NONE = { total: 0, newest: [], oldest: null };

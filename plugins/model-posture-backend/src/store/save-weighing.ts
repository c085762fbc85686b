import type { Evidence, Finding, Posture } from '@weighbridge/core';
import type { Knex } from 'knex';
import { whereStillSo } from './begun.ts';
import type { Begun } from './begun.ts';
import { addBom } from './boms.ts';
import { removeAnswers, saveAnswers } from './checklist-answers.ts';
import { derivedOf } from './derived.ts';
import { addEvidence } from './evidence.ts';
import { addFindings } from './findings.ts';
import { addPosture } from './postures.ts';
import { storable } from './text.ts';
import { thinOut } from './thin-out.ts';

/** What one weighing brought. */
export interface WeighingResult {
  readonly begun: Begun;
  /** Not before it began. */
  readonly endedAt: Date;
  readonly posture: Posture;
  readonly evidence: readonly Evidence[];
  readonly findings: readonly Finding[];
  /** The bill of materials that was made; absent: none is kept. */
  readonly bom?: string;
}

/** The model has moved, or something newer is known of it, since this weighing began. */
class Overtaken extends Error {}

/**
 * Stores a weighing, all of it or nothing.
 *
 * False when nothing is stored, because it says nothing of the model as it is now: the model has moved
 * since the weighing began, or a weighing of another replica was stored meanwhile.
 */
export async function saveWeighing(db: Knex, result: WeighingResult): Promise<boolean> {
  try {
    await db.transaction((trx) => save(trx, result));
    return true;
  } catch (error) {
    if (error instanceof Overtaken) return false;
    throw error;
  }
}

async function save(trx: Knex, result: WeighingResult): Promise<void> {
  const { begun, posture } = result;
  const { entityRef, location } = begun;
  // The row first: whoever is overtaken writes nothing, and others wait for it and not in the middle of theirs.
  const row = () => whereStillSo(trx('models'), begun, result.endedAt.getTime());
  if ((await row().update({ tried_at: begun.at })) !== 1) throw new Overtaken();
  const postureId = await addPosture(trx, begun, posture);
  await addEvidence(trx, entityRef, postureId, result.evidence);
  await addFindings(trx, postureId, result.findings);
  if (result.bom !== undefined) await addBom(trx, postureId, result.bom);
  await saveAnswers(trx, postureId, posture);
  await thinOut(trx, entityRef);
  await row().update({
    state: 'weighed',
    error_code: null,
    error_message: null,
    gate: posture.gate.outcome,
    sentence: storable(posture.gate.sentence),
    weighed_location: location,
    tried_at: begun.at,
    weighed_at: Date.parse(posture.assessedAt),
    posture_id: postureId,
    ...derivedOf(posture, postureId),
  });
  // After the row of the model, as everybody locks them in this order.
  if (begun.postureId !== null) await removeAnswers(trx, begun.postureId);
}

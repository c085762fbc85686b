import type { Evidence, Finding, Posture } from '@weighbridge/core';
import type { Knex } from 'knex';
import { removeAnswers, saveAnswers } from './checklist-answers.ts';
import { derivedOf } from './derived.ts';
import { addEvidence, removeEvidence } from './evidence.ts';
import { addFindings, removeFindings } from './findings.ts';
import { addPosture, redundantPosture, removePosture } from './postures.ts';

/** What one weighing brought. */
export interface WeighingResult {
  readonly entityRef: string;
  readonly location: string;
  readonly posture: Posture;
  readonly evidence: readonly Evidence[];
  readonly findings: readonly Finding[];
  /** The statement that was given to this weighing as the previous one. */
  readonly previousId: string | null;
}

/** Another weighing of the same model was stored since this one read its previous statement. */
class Overtaken extends Error {}

/**
 * Stores a weighing, all of it or nothing.
 *
 * False when another weighing of the same model was stored meanwhile (two replicas, say): then nothing
 * is stored, because its previous statement is no longer the last one.
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
  const { entityRef, posture } = result;
  const postureId = await addPosture(trx, entityRef, posture);
  await addEvidence(trx, entityRef, postureId, result.evidence);
  await addFindings(trx, postureId, result.findings);
  await saveAnswers(trx, postureId, posture);
  await thinOut(trx, entityRef);
  const assessedAt = Date.parse(posture.assessedAt);
  const updated = await trx('models')
    .where({ entity_ref: entityRef, posture_id: result.previousId })
    .update({
      state: 'weighed',
      error_code: null,
      error_message: null,
      gate: posture.gate.outcome,
      sentence: posture.gate.sentence,
      weighed_location: result.location,
      tried_at: assessedAt,
      weighed_at: assessedAt,
      posture_id: postureId,
      ...derivedOf(posture, postureId),
    });
  if (updated !== 1) throw new Overtaken();
  // After the row of the model, as everybody locks them in this order.
  if (result.previousId !== null) await removeAnswers(trx, result.previousId);
}

/** Of a run of statements with the same answer the first and the last are kept. */
async function thinOut(trx: Knex, entityRef: string): Promise<void> {
  const id = await redundantPosture(trx, entityRef);
  if (id === undefined) return;
  await removePosture(trx, id);
  await removeFindings(trx, id);
  await removeEvidence(trx, entityRef, id);
}

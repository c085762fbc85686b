import type { Evidence, Finding, Posture } from '@weighbridge/core';
import type { Knex } from 'knex';
import { whereStillSo } from './begun.ts';
import type { Begun } from './begun.ts';
import { addBom, copyBom } from './boms.ts';
import { removeAnswers, saveAnswers } from './checklist-answers.ts';
import { derivedOf } from './derived.ts';
import { addEvidence } from './evidence.ts';
import { addFindings } from './findings.ts';
import { saveLooks } from './looks.ts';
import type { NewLook } from './looks.ts';
import { placeOf } from './place.ts';
import { addPosture } from './postures.ts';
import { storable } from './text.ts';
import { thinOut } from './thin-out.ts';

/** The result of one weighing. */
export interface WeighingResult {
  readonly begun: Begun;
  /** Not before it began. */
  readonly endedAt: Date;
  readonly posture: Posture;
  readonly evidence: readonly Evidence[];
  readonly findings: readonly Finding[];
  /** The bill of materials that was made; absent: none is stored. */
  readonly bom?: string | undefined;
  /** What each instrument that looked saw; the others keep their last look. */
  readonly looks?: readonly NewLook[];
  /** Whether known evidence was judged again without a look at the model. Default false. */
  readonly isFold?: boolean;
}

/** Since this weighing began, the model has moved, or something newer is known about it. */
class Overtaken extends Error {}

/**
 * Stores a weighing, all of it or nothing.
 *
 * False when nothing is stored, because it says nothing about the model as it is now: the model has moved since the
 * weighing began, or a weighing of another replica was stored meanwhile.
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
  const place = placeOf(location);
  // The row first: an overtaken weighing writes nothing, and others wait for the row and not in the middle of their
  // work.
  const row = () => whereStillSo(trx('models'), begun, result.endedAt.getTime());
  const { isFold = false, looks = [] } = result;
  const looked = isFold ? {} : { tried_at: begun.at };
  const held = await row().update({ posture_id: begun.postureId, ...looked });
  if (held !== 1) throw new Overtaken();
  const postureId = await addPosture(trx, begun, posture);
  await addEvidence(trx, entityRef, postureId, result.evidence);
  await addFindings(trx, postureId, result.findings);
  await saveLooks(trx, { entityRef, place, at: begun.at }, posture.subject, looks);
  if (result.bom !== undefined) await addBom(trx, postureId, result.bom);
  else if (isFold) await copyBom(trx, begun.postureId, postureId);
  await saveAnswers(trx, postureId, posture);
  await thinOut(trx, entityRef);
  await row().update({
    weighed_location: place,
    state: 'weighed',
    error_code: null,
    error_message: null,
    gate: posture.gate.outcome,
    sentence: storable(posture.gate.sentence),
    ...(isFold ? {} : { weighed_at: Date.parse(posture.assessedAt) }),
    posture_id: postureId,
    ...derivedOf(posture, postureId),
  });
  // After the row of the model, because all writers lock in this order.
  if (begun.postureId !== null) await removeAnswers(trx, begun.postureId);
}

import type { EvidenceStatus } from '@weighbridge/backstage-plugin-model-posture-common';
import type { Evidence } from '@weighbridge/core';
import type { Knex } from 'knex';
import { batches } from './batches.ts';
import { INSERT_ROWS } from './database.ts';

/** What a list sorts and filters by; the document is read only for the page. */
export interface EvidenceKey {
  readonly id: string;
  readonly type: string;
  readonly observedAt: number;
  readonly status: EvidenceStatus;
}

interface EvidenceRow {
  readonly id: string;
  readonly type: string;
  readonly model: string;
  readonly observed_at: string | number;
  readonly linked: string | null;
}

/** Keys of every item about a model, with its current status. */
export async function findEvidenceKeys(
  db: Knex,
  entityRef: string,
  postureId: string | null,
): Promise<readonly EvidenceKey[]> {
  const rows: EvidenceRow[] = await db('evidence as e')
    .leftJoin('posture_evidence as p', (join) => {
      join.on('p.evidence_id', 'e.id').andOnVal('p.posture_id', postureId ?? '-1');
    })
    .select('e.id', 'e.type', 'e.model', 'e.observed_at', { linked: 'p.evidence_id' })
    .where('e.entity_ref', entityRef);
  const subjectOf = (row: EvidenceRow) => JSON.stringify([row.type, row.model]);
  const current = new Set(rows.filter((row) => row.linked !== null).map(subjectOf));
  return rows.map((row) => ({
    id: row.id,
    type: row.type,
    observedAt: Number(row.observed_at),
    status:
      row.linked !== null ? 'current' : current.has(subjectOf(row)) ? 'superseded' : 'withdrawn',
  }));
}

/** The items of a model by id, in the order of the ids. */
export async function findEvidence(
  db: Knex,
  entityRef: string,
  ids: readonly string[],
): Promise<readonly Evidence[]> {
  const rows: { id: string; document: string }[] = await db('evidence')
    .select('id', 'document')
    .where({ entity_ref: entityRef })
    .whereIn('id', [...ids]);
  const byId = new Map(rows.map((row) => [row.id, row.document]));
  return ids.flatMap((id) => {
    const document = byId.get(id);
    return document === undefined ? [] : [JSON.parse(document) as Evidence];
  });
}

/** Adds the items that are not stored yet and links all of them to a statement. */
export async function addEvidence(
  trx: Knex,
  entityRef: string,
  postureId: string,
  evidence: readonly Evidence[],
): Promise<void> {
  const unique = [...new Map(evidence.map((item) => [item.id, item])).values()];
  for (const part of batches(unique, INSERT_ROWS)) {
    await trx('evidence')
      .insert(
        part.map((item) => ({
          entity_ref: entityRef,
          id: item.id,
          type: item.type,
          model: item.subject.model,
          observed_at: Date.parse(item.observedAt),
          document: JSON.stringify(item),
        })),
      )
      .onConflict(['entity_ref', 'id'])
      .ignore();
    await trx('posture_evidence').insert(
      part.map((item) => ({ posture_id: postureId, entity_ref: entityRef, evidence_id: item.id })),
    );
  }
}

/** Unlinks a statement from its evidence and removes what no other statement of the model needs. */
export async function removeEvidence(
  trx: Knex,
  entityRef: string,
  postureId: string,
): Promise<void> {
  await trx('posture_evidence').where({ posture_id: postureId }).delete();
  const needed = trx('posture_evidence').select('evidence_id').where({ entity_ref: entityRef });
  await trx('evidence').where({ entity_ref: entityRef }).whereNotIn('id', needed).delete();
}

import type { Evidence } from '@weighbridge/core';
import type { Knex } from 'knex';

/** Maximum size of a stored bill of materials, bytes (CWE-770): some 30,000 files. */
export const MAX_BOM_BYTES = 16_000_000;

/** Stores the bill of materials of a statement; if it is too large, only its size. */
export async function addBom(trx: Knex, postureId: string, bom: string): Promise<void> {
  const size = Buffer.byteLength(bom);
  const document = size > MAX_BOM_BYTES ? null : bom;
  await trx('boms').insert({ posture_id: postureId, size, document });
}

/** Stores the bill of materials of an earlier statement with a later one about the same bytes. */
export async function copyBom(trx: Knex, from: string | null, to: string): Promise<void> {
  if (from === null) return;
  const row = await trx('boms').where({ posture_id: from }).first('size', 'document');
  if (row !== undefined) await trx('boms').insert({ ...row, posture_id: to });
}

/** Removes the bill of materials of a statement. */
export async function removeBom(trx: Knex, postureId: string): Promise<void> {
  await trx('boms').where({ posture_id: postureId }).delete();
}

/** Size of the bill of materials of a statement, bytes; null when none was stored. */
export async function findBomSize(db: Knex, postureId: string | null): Promise<number | null> {
  if (postureId === null) return null;
  const row = await db('boms')
    .where({ posture_id: postureId })
    .whereNotNull('document')
    .first('size');
  return row === undefined ? null : Number(row.size);
}

/**
 * Whether a bill of materials for its bytes came with the model, according to the evidence of a statement; null if no
 * evidence says where a bill came from.
 */
export async function isBomShipped(db: Knex, postureId: string | null): Promise<boolean | null> {
  if (postureId === null) return null;
  const documents: readonly string[] = await db('posture_evidence as p')
    .join('evidence as e', (join) => {
      join.on('e.entity_ref', 'p.entity_ref').andOn('e.id', 'p.evidence_id');
    })
    .where({ 'p.posture_id': postureId, 'e.type': 'bom/cyclonedx' })
    .pluck('e.document');
  const origins = documents.map((each) => (JSON.parse(each) as Evidence).payload['origin']);
  if (origins.includes('shipped')) return true;
  return origins.includes('generated') ? false : null;
}

/** The bill of materials of a statement as it was made: undefined when none was made, null when it was too large. */
export async function findBom(db: Knex, postureId: string): Promise<string | null | undefined> {
  const row = await db('boms').where({ posture_id: postureId }).first('document');
  return row === undefined ? undefined : row.document;
}

import type { Evidence } from '@weighbridge/core';
import { canonicalJson, sha256Digest, TIERS } from '@weighbridge/core';
import { inputError } from '../error.ts';
import type { Raw } from './fields.ts';
import {
  arrayAt,
  digestAt,
  instantAt,
  nameAt,
  objectAt,
  oneOf,
  pastInstantAt,
  sortedBy,
} from './fields.ts';

const UTF8 = new TextEncoder();

/**
 * The evidence, checked, copied so that nothing can change it under the engine, each item once, by id.
 *
 * @throws {PostureError} BAD_INPUT, EVIDENCE_ID_MISMATCH, FUTURE_INPUT
 */
export function checkEvidence(value: unknown, now: number): readonly Evidence[] {
  const items = arrayAt(value, '/evidence');
  return sortedBy(
    items.map((item, at) => checkItem(item, `/evidence/${at}`, now)),
    ({ id }) => id,
  );
}

function checkItem(value: unknown, pointer: string, now: number): Evidence {
  const { id, ...rest } = snapshot(value, pointer);
  const text = canonicalJson(rest);
  if (sha256Digest(UTF8.encode(text)) !== id) {
    throw inputError(
      'EVIDENCE_ID_MISMATCH',
      `${pointer}/id`,
      'the id is not the digest of the evidence',
    );
  }
  nameAt(rest['type'], `${pointer}/type`);
  const subject = objectAt(rest['subject'], `${pointer}/subject`);
  nameAt(subject['model'], `${pointer}/subject/model`, 1024);
  digestAt(subject['digest'], `${pointer}/subject/digest`);
  objectAt(rest['producer'], `${pointer}/producer`);
  oneOf(rest['tier'], TIERS, `${pointer}/tier`);
  objectAt(rest['payload'], `${pointer}/payload`);
  pastInstantAt(rest['observedAt'], `${pointer}/observedAt`, now);
  if (rest['expiresAt'] !== undefined) instantAt(rest['expiresAt'], `${pointer}/expiresAt`);
  return { id, ...rest } as unknown as Evidence;
}

/** A plain copy: getters, prototypes and later changes of the caller's object play no part. */
function snapshot(value: unknown, pointer: string): Raw {
  objectAt(value, pointer);
  try {
    return JSON.parse(canonicalJson(value)) as Raw;
  } catch (cause) {
    throw inputError('BAD_INPUT', pointer, 'evidence holds what JSON cannot', cause);
  }
}

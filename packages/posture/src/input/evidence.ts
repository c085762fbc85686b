import type { Evidence } from '@weighbridge/core';
import { canonicalJson, sha256Digest, TIERS } from '@weighbridge/core';
import { attested, shapeProblem } from '@weighbridge/evidence';
import { inputError } from '../error.ts';
import type { Raw } from './fields.ts';
import {
  arrayAt,
  digestAt,
  instantAt,
  modelAt,
  nameAt,
  objectAt,
  oneOf,
  pastInstantAt,
  sortedBy,
} from './fields.ts';

const UTF8 = new TextEncoder();

/**
 * The evidence, checked and copied so that nothing can change it during the assessment; each item once, by id.
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
  const { id, text } = readOnce(objectAt(value, pointer), pointer);
  if (sha256Digest(UTF8.encode(text)) !== id) {
    throw inputError(
      'EVIDENCE_ID_MISMATCH',
      `${pointer}/id`,
      'the id is not the digest of the evidence',
    );
  }
  // A plain copy: getters, prototypes and later changes to the caller's object have no effect.
  const item = JSON.parse(text) as Raw;
  nameAt(item['type'], `${pointer}/type`);
  const subject = objectAt(item['subject'], `${pointer}/subject`);
  modelAt(subject['model'], `${pointer}/subject/model`);
  digestAt(subject['digest'], `${pointer}/subject/digest`);
  objectAt(item['producer'], `${pointer}/producer`);
  oneOf(item['tier'], TIERS, `${pointer}/tier`);
  objectAt(item['payload'], `${pointer}/payload`);
  pastInstantAt(item['observedAt'], `${pointer}/observedAt`, now);
  if (item['expiresAt'] !== undefined) instantAt(item['expiresAt'], `${pointer}/expiresAt`);
  const problem = 'attested' in item && shapeProblem(attested, item['attested']);
  if (problem) throw inputError('BAD_INPUT', `${pointer}/attested`, problem);
  return { id, ...item } as unknown as Evidence;
}

/** Reads every member once: what a getter would return the second time has no effect. */
function readOnce(value: Raw, pointer: string): { readonly id: unknown; readonly text: string } {
  try {
    const { id, ...rest } = value;
    return { id, text: canonicalJson(rest) };
  } catch (cause) {
    throw inputError('BAD_INPUT', pointer, 'evidence holds what JSON cannot', cause);
  }
}

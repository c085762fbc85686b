import type { JsonObject } from '@weighbridge/core';
import { parseStrictJson } from '../json/strict-json.ts';
import { objectAt } from './fields.ts';

const CODES = {
  tooLarge: 'ATTESTATION_TOO_LARGE',
  notJson: 'ATTESTATION_MALFORMED',
  duplicateKey: 'ATTESTATION_MALFORMED',
} as const;

/**
 * A signed payload as strict JSON.
 *
 * @throws {ModelSigningError} ATTESTATION_MALFORMED, ATTESTATION_TOO_LARGE
 */
export function parsePayload(payload: Uint8Array): JsonObject {
  return objectAt(parseStrictJson(payload, { codes: CODES }), '');
}

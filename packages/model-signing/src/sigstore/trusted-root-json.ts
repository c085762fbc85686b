import type { JsonObject } from '@weighbridge/core';
import { ModelSigningError } from '../error.ts';
import { parseStrictJson } from '../json/strict-json.ts';

/** A trusted root has a few kilobytes for each authority and log. */
const MAX_BYTES = 1024 * 1024;

/**
 * A trusted root's JSON object, read strictly.
 *
 * @throws {ModelSigningError} TRUSTED_ROOT_INVALID
 */
export function readTrustedRootJson(input: Uint8Array | string): JsonObject {
  const value = parseStrictJson(input, {
    maxBytes: MAX_BYTES,
    codes: {
      tooLarge: 'TRUSTED_ROOT_INVALID',
      notJson: 'TRUSTED_ROOT_INVALID',
      duplicateKey: 'TRUSTED_ROOT_INVALID',
    },
  });
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return value as JsonObject;
  }
  throw new ModelSigningError('TRUSTED_ROOT_INVALID', 'The trusted root is not a JSON object.');
}

import type { JsonValue } from '@weighbridge/core';
import { ModelSigningError } from '../error.ts';
import { asList } from '../json/members.ts';
import type { Place } from '../json/members.ts';

/**
 * Maximum number of certificates, of log entries and of timestamps in a bundle (CWE-400). Real bundles have up
 * to 4.
 */
const MAX_PARTS = 32;

/**
 * A list within the limit of a bundle.
 *
 * @throws {ModelSigningError} BUNDLE_TOO_LARGE, BUNDLE_MALFORMED
 */
export function asShortList(value: JsonValue | undefined, place: Place): readonly JsonValue[] {
  const list = asList(value, place);
  if (list.length > MAX_PARTS)
    throw new ModelSigningError(
      'BUNDLE_TOO_LARGE',
      `${place.pointer}: more than ${MAX_PARTS} items`,
      {
        details: { pointer: place.pointer, size: list.length, max: MAX_PARTS },
      },
    );
  return list;
}

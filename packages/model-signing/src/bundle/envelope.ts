import type { JsonObject, JsonValue } from '@weighbridge/core';
import { decodeBase64 } from '../base64.ts';
import { ModelSigningError } from '../error.ts';
import { asClosedObject, asList, asObject, asText, below, member } from '../json/members.ts';
import type { Place } from '../json/members.ts';
import type { Envelope } from '../parsed-bundle.ts';

/**
 * A DSSE envelope with exactly one signature.
 *
 * With `closed`, as within a bundle, members that the format does not define are refused; a bare envelope may
 * carry them, because other tools put certificates next to a signature, and they are not read.
 *
 * @throws {ModelSigningError} BUNDLE_MALFORMED, BUNDLE_BAD_BASE64, BUNDLE_SIGNATURE_COUNT
 * @see https://github.com/secure-systems-lab/dsse/blob/master/envelope.md
 */
export function readEnvelope(
  value: JsonValue | undefined,
  place: Place,
  closed: boolean,
): Envelope {
  const read = (object: JsonValue | undefined, names: readonly string[], at: Place): JsonObject =>
    closed ? asClosedObject(object, names, at) : asObject(object, at);
  const envelope = read(value, ['payload', 'payloadType', 'signatures'], place);
  const signatures = below(place, 'signatures');
  const list = asList(member(envelope, 'signatures'), signatures);
  if (list.length !== 1)
    throw new ModelSigningError(
      'BUNDLE_SIGNATURE_COUNT',
      `expected exactly one signature, got ${list.length}`,
      { details: { pointer: signatures.pointer, count: list.length } },
    );
  const at = below(signatures, 0);
  const only = read(list[0], ['sig', 'keyid'], at);
  const keyid = readKeyId(only, below(at, 'keyid'));
  return {
    payloadType: asText(member(envelope, 'payloadType'), below(place, 'payloadType')),
    payload: asBytes(member(envelope, 'payload'), below(place, 'payload')),
    signature: asBytes(member(only, 'sig'), below(at, 'sig')),
    ...(keyid !== undefined && { keyid }),
  };
}

/** Absent, null and empty all mean that there is none: writers differ. */
function readKeyId(signature: JsonObject, place: Place): string | undefined {
  const keyid = member(signature, 'keyid');
  return keyid === undefined || keyid === '' ? undefined : asText(keyid, place);
}

/** Bytes in base64, at least one. */
export function asBytes(value: JsonValue | undefined, place: Place): Uint8Array {
  return decodeBase64(asText(value, place), place.pointer);
}

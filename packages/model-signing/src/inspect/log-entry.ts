import type { JsonObject, JsonValue } from '@weighbridge/core';
import { asObject, asText, below, malformed, member } from '../json/members.ts';
import type { Place } from '../json/members.ts';
import type { ClaimedLogEntry } from './inspection.ts';

const SECONDS = /^\d{1,11}$/;

/**
 * What a bundle says about one log entry.
 *
 * @throws {ModelSigningError} BUNDLE_MALFORMED when a member is of another type
 * @see https://github.com/sigstore/protobuf-specs/blob/main/protos/sigstore_rekor.proto
 */
export function inspectLogEntry(entry: JsonObject, place: Place): ClaimedLogEntry {
  const id = below(place, 'logId');
  const kindVersion = below(place, 'kindVersion');
  const kind = asObject(member(entry, 'kindVersion') ?? {}, kindVersion);
  return {
    ...optional('logIndex', member(entry, 'logIndex'), place),
    ...optional('logId', member(asObject(member(entry, 'logId') ?? {}, id), 'keyId'), id),
    ...optional('kind', member(kind, 'kind'), kindVersion),
    ...optional('version', member(kind, 'version'), kindVersion),
    ...readTime(member(entry, 'integratedTime'), below(place, 'integratedTime')),
    hasInclusionPromise: member(entry, 'inclusionPromise') !== undefined,
    hasInclusionProof: member(entry, 'inclusionProof') !== undefined,
  };
}

function optional<Name extends string>(
  name: Name,
  value: JsonValue | undefined,
  place: Place,
): { readonly [name in Name]?: string } {
  if (value === undefined) return {};
  const text = asText(value, below(place, name));
  return { [name]: text } as { readonly [name in Name]: string };
}

/** Rekor v2 states no time and writes 0 or nothing. */
function readTime(
  value: JsonValue | undefined,
  place: Place,
): Pick<ClaimedLogEntry, 'integratedTime'> {
  if (value === undefined || value === '0') return {};
  const text = asText(value, place);
  if (!SECONDS.test(text)) throw malformed(place, 'expected seconds since 1970');
  return { integratedTime: new Date(Number(text) * 1_000).toISOString() };
}

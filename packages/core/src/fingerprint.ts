import { canonicalDigest } from './digest.ts';
import type { Finding, Location } from './finding.ts';
import { toWellFormedJson } from './json.ts';

/** Maximum message length and number of locations of a finding; both may come from hostile input (CWE-400). */
export const MAX_MESSAGE = 10_000;
export const MAX_LOCATIONS = 1000;

/**
 * Adds the fingerprint to a finding: the digest of rule id, kind, first path, pointer and `key`.
 *
 * Byte offsets, lines and messages are left out, so that the same problem keeps its fingerprint when the file is
 * re-exported; pass `key` (a tensor name, say) to distinguish several findings in one file. Text quoted from a model
 * may be anything: lone surrogates become U+FFFD, a message beyond 10,000 characters is cut, and locations beyond 1,000
 * are dropped, so that no input makes this throw.
 */
export function makeFinding(
  parts: Omit<Finding, 'fingerprint'> & { readonly key?: string },
): Finding {
  const { key, ...finding } = parts;
  const { ruleId, kind, message, properties } = finding;
  const locations = finding.locations.slice(0, MAX_LOCATIONS).map(wellFormedLocation);
  const { path, pointer } = locations[0] ?? {};
  return {
    ...finding,
    message: cut(message.toWellFormed()),
    locations,
    ...(properties !== undefined && { properties: toWellFormedJson(properties) }),
    fingerprint: canonicalDigest({ ruleId, kind, path, pointer, key: key?.toWellFormed() }),
  };
}

function wellFormedLocation(location: Location): Location {
  const { path, pointer } = location;
  return {
    ...location,
    path: path.toWellFormed(),
    ...(pointer !== undefined && { pointer: pointer.toWellFormed() }),
  };
}

function cut(text: string): string {
  return text.length <= MAX_MESSAGE ? text : `${text.slice(0, MAX_MESSAGE - 1).toWellFormed()}…`;
}

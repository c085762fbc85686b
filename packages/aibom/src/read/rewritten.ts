import { canonicalJson } from '@weighbridge/core';
import type { StatedClaim } from './claims.ts';
import type { Carried } from './node.ts';

/**
 * Marks every value that is the same in both documents as carried over: the description contains whatever it writes
 * again.
 */
export function carryEqual(document: object, rewritten: unknown, carried: Carried): boolean {
  if (typeof rewritten !== 'object' || rewritten === null) return false;
  if (Array.isArray(document) !== Array.isArray(rewritten)) return false;
  const keys = Object.keys(document);
  let equal = keys.length === Object.keys(rewritten).length;
  for (const key of keys) {
    const item = (document as Readonly<Record<string, unknown>>)[key];
    const other = Object.hasOwn(rewritten, key)
      ? (rewritten as Readonly<Record<string, unknown>>)[key]
      : undefined;
    const same =
      typeof item === 'object' && item !== null
        ? carryEqual(item, other, carried)
        : Object.is(item, other);
    if (same) carried.add(document, key);
    else equal = false;
  }
  return equal;
}

/** The claims of the first list that the second lacks; each claim of the second accounts for one. */
export function claimsNotIn(
  claims: readonly StatedClaim[],
  known: readonly StatedClaim[],
): readonly StatedClaim[] {
  const keyOf = ({ field, value }: StatedClaim) => `${field} ${canonicalJson(value)}`;
  const counts = new Map<string, number>();
  for (const claim of known) counts.set(keyOf(claim), (counts.get(keyOf(claim)) ?? 0) + 1);
  return claims.filter((claim) => {
    const left = counts.get(keyOf(claim)) ?? 0;
    counts.set(keyOf(claim), left - 1);
    return left <= 0;
  });
}

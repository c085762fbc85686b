import { canonicalJson } from '@weighbridge/core';
import type { Tier } from '@weighbridge/core';
import type { BomClaimsPayload } from '@weighbridge/evidence';
import { claimsOf, claimTotals } from './claims.ts';
import type { Claim, ModelDescription } from './description.ts';
import { AibomError } from './error.ts';
import { parseBom } from './parse-bom.ts';
import type { BomToDescribe } from './payloads.ts';
import { byCodeUnits, cleanName } from './text.ts';

/** Maximum number of contradicted fields that are listed (CWE-400). */
const MAX_FIELDS = 100;

/** Facts that a model has only one of: a second value is a contradiction, not an addition. */
const SINGULAR = new Set(['model.parameters', 'model.parametersByDtype', 'model.tensors']);

/**
 * The payload of `bom/claims` evidence: how many claims of a BOM were checked, declared and inferred.
 *
 * The claims of a generated BOM are the description's own. Those of a shipped BOM are its author's word: a claim that
 * measurements of the files confirm counts as measured, every other as declared or less, whatever tier the BOM gives
 * it. A BOM that cannot be read has no claims.
 */
export function describeBomClaims(
  description: Pick<ModelDescription, 'claims'>,
  { text, origin }: Pick<BomToDescribe, 'text' | 'origin'>,
): BomClaimsPayload {
  if (origin === 'generated') {
    const claims = claimTotals(description);
    return { origin, claims, compared: claims.verified + claims.measured, contradicted: [] };
  }
  const totals = { verified: 0, measured: 0, declared: 0, inferred: 0, none: 0 };
  const contradicted = new Set<string>();
  let compared = 0;
  for (const claim of distinct(claimsIn(text))) {
    const measured = claimsOf(description, claim.field).filter(({ tier }) => isChecked(tier));
    const agrees = measured.some(
      ({ value }) => canonicalJson(value) === canonicalJson(claim.value),
    );
    totals[agrees ? 'measured' : claim.tier] += 1;
    if (measured.length > 0) compared += 1;
    if (measured.length > 0 && !agrees && SINGULAR.has(claim.field)) contradicted.add(claim.field);
  }
  const fields = [...contradicted]
    .sort(byCodeUnits)
    .slice(0, MAX_FIELDS)
    .map((field) => cleanName(field));
  return { origin, claims: totals, compared, contradicted: fields };
}

function isChecked(tier: Tier): boolean {
  return tier === 'verified' || tier === 'measured';
}

/** Each value of a field once, as its best claim has it: repeating a claim adds nothing to it. */
function distinct(claims: readonly Claim[]): readonly Claim[] {
  const seen = new Set<string>();
  return claims.filter(({ field, value }) => {
    const key = `${field} ${canonicalJson(value)}`;
    return !seen.has(key) && seen.add(key);
  });
}

/** What a shipped BOM claims; nothing when it cannot be read, which is a finding of its own. */
function claimsIn(text: string): readonly Claim[] {
  try {
    return parseBom(text).description.claims;
  } catch (error) {
    if (error instanceof AibomError) return [];
    throw error;
  }
}

import { canonicalJson, TIERS } from '@weighbridge/core';
import type { Tier } from '@weighbridge/core';
import type { Claim, BomDescription } from './description.ts';
import type { ClaimList } from './extractor.ts';
import type { DescribeLimits } from './limits.ts';
import { byCodeUnits, cleanText, cleanValue } from './text.ts';

/** An empty list of claims of one tier; values are bounded and cleaned as they are added. */
export function claimList(tier: Tier, limits: DescribeLimits): ClaimList {
  const claims: Claim[] = [];
  return {
    claims,
    add(field, value, locator, own = tier) {
      if (value === undefined || claims.length >= limits.maxClaims) return;
      if (typeof value === 'number' && !Number.isFinite(value)) return;
      claims.push({
        field,
        value: cleanValue(value, limits.maxClaimText),
        tier: own,
        locator: cleanText(locator, 1024),
      });
    },
  };
}

/**
 * Claims in a fixed order, whatever order they were added in: field, then tier (best first), then the order of the
 * extractors (bytes, then configuration, then card), then locator and value. Repeats are dropped.
 */
export function orderClaims(
  claims: readonly (Claim & { readonly rank: number })[],
): readonly Claim[] {
  const keyed = claims.map(({ rank, ...claim }) => ({
    claim,
    rank,
    text: canonicalJson(claim.value),
  }));
  keyed.sort(
    (a, b) =>
      byCodeUnits(a.claim.field, b.claim.field) ||
      TIERS.indexOf(a.claim.tier) - TIERS.indexOf(b.claim.tier) ||
      a.rank - b.rank ||
      byCodeUnits(a.claim.locator, b.claim.locator) ||
      byCodeUnits(a.text, b.text),
  );
  const seen = new Set<string>();
  return keyed.flatMap(({ claim, text }) => {
    const key = JSON.stringify([claim.field, claim.tier, claim.locator, text]);
    if (seen.has(key)) return [];
    seen.add(key);
    return [claim];
  });
}

/** The claims of one field, best first. */
export function claimsOf(
  description: Pick<BomDescription, 'claims'>,
  field: string,
): readonly Claim[] {
  return description.claims.filter((claim) => claim.field === field);
}

/** The best claim of one field, where there is one. */
export function bestClaim(
  description: Pick<BomDescription, 'claims'>,
  field: string,
): Claim | undefined {
  return description.claims.find((claim) => claim.field === field);
}

/** How many claims there are of each tier. */
export function claimTotals(
  description: Pick<BomDescription, 'claims'>,
): Readonly<Record<Tier, number>> {
  const totals = { verified: 0, measured: 0, declared: 0, inferred: 0, none: 0 };
  for (const { tier } of description.claims) totals[tier] += 1;
  return totals;
}

import type { Tier } from '@weighbridge/core';
import { TIERS_IN_WORDS } from '../../words.ts';

/** How a fact is known, in one word with the meaning in its tooltip; a finding decides without evidence. */
export function TierMark({
  tier,
  byFinding = false,
}: {
  readonly tier: Tier;
  readonly byFinding?: boolean;
}) {
  if (tier === 'none' && byFinding) return <span>by a finding</span>;
  return <span title={TIERS_IN_WORDS[tier]}>{tier === 'none' ? 'no evidence' : tier}</span>;
}

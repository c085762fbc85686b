import type { Tier } from '@weighbridge/core';
import { TIERS_IN_WORDS } from '../../words.ts';

/** How a fact is known, in one word with the meaning in its tooltip. */
export function TierMark({ tier }: { readonly tier: Tier }) {
  return <span title={TIERS_IN_WORDS[tier]}>{tier === 'none' ? 'no evidence' : tier}</span>;
}

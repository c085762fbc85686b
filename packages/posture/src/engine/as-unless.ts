import type { Evidence, Tier } from '@weighbridge/core';
import type { ItemJudgement } from './judged-item.ts';

/** Tiers that can show that there is nothing to ask: absence must be measured. */
const SHOWING: readonly Tier[] = ['verified', 'measured'];

/** What an item says to `Control.unless`. It can only support or leave open: being deployed is not a fault. */
export function asUnless(judged: ItemJudgement, { tier }: Evidence): ItemJudgement {
  if (judged.standing === 'adverse') return { ...judged, standing: 'inconclusive' };
  if (judged.standing !== 'supports' || SHOWING.includes(tier)) return judged;
  const message = `${judged.message} That is ${tier === 'none' ? 'not known' : tier}, but it must be measured.`;
  return { standing: 'inconclusive', message };
}

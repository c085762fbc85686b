import type { Tier } from '@weighbridge/core';
import { tierWord } from '@weighbridge/core/view';

/** How a fact is known, in one word with the meaning in its tooltip; `known` if a finding decided instead. */
export function TierMark({ tier, known }: { readonly tier: Tier; readonly known?: string }) {
  const { word, meaning } = tierWord(tier);
  if (known !== undefined && known !== word) return <span>{known}</span>;
  return <span title={meaning}>{word}</span>;
}

import type { Evidence } from '@weighbridge/core';
import { shapeProblem } from '@weighbridge/evidence';
import type { Catalogue } from '../../src/catalogue.ts';
import { isObserved } from './attested.ts';
import type { Given } from './world.ts';

/** Whether some judge finds the item adverse, independent of the engine. */
export function isAdverse(catalogue: Catalogue, item: Evidence, given: Given): boolean {
  return outcomesOf(catalogue, item, given).includes('adverse');
}

/** What every judge that reads its type says about an item. */
export function outcomesOf(
  catalogue: Catalogue,
  item: Evidence,
  { policy }: Pick<Given, 'policy'>,
): readonly string[] {
  return catalogue.controls.flatMap(({ needs, unless }) =>
    [...needs, ...(unless ? [unless] : [])].flatMap((need) => {
      const { type, shape, judge, remember } = need;
      if (type !== item.type || judge === undefined) return [];
      if (item.attested && (remember || !isObserved(item, policy))) return ['inconclusive'];
      if (shape !== undefined && shapeProblem(shape, item.payload) !== undefined) {
        return ['inconclusive'];
      }
      try {
        const { outcome } = judge(item.payload, policy);
        return [need === unless && !isShown(outcome, item) ? 'inconclusive' : outcome];
      } catch {
        return ['error'];
      }
    }),
  );
}

/**
 * Whether an item shows that there is nothing to ask: being deployed is not a fault, and only a look for deployments
 * counts.
 */
function isShown(outcome: string, { tier }: Evidence): boolean {
  return outcome === 'supports' && (tier === 'verified' || tier === 'measured');
}

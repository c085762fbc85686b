import { canonicalJson } from '@weighbridge/core';
import type { JsonObject, JsonValue } from '@weighbridge/core';
import type { Dataset, OrderedClaim } from '../datasets.ts';
import { isRecord, member } from '../text.ts';
import { property } from './properties.ts';

/**
 * A claim about a data set as a property of its component, with its place among the claims of the field.
 *
 * Batches are already components: `batches: true` says that the claim's batches are exactly those.
 */
export function datasetClaimProperty(claim: OrderedClaim, dataset: Dataset): JsonObject {
  const { locator, order, tier, value } = claim;
  const told = canonicalJson(member(value, 'batches') ?? null);
  const same = dataset.batches.length > 0 && told === canonicalJson(dataset.batches);
  if (!same || !isRecord(value)) {
    return property('claim:data.dataset', canonicalJson({ locator, order, tier, value }));
  }
  const { batches: _batches, ...rest } = value as Readonly<Record<string, JsonValue>>;
  return property(
    'claim:data.dataset',
    canonicalJson({ batches: true, locator, order, tier, value: rest }),
  );
}

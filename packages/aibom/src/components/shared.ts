import { canonicalJson } from '@weighbridge/core';
import type { Claim, DescribedComponent } from '../description.ts';
import type { FolderPlan } from '../structure/plan.ts';

/** Facts that belong to one file alone, even where two files state the same. */
const OWN = /^model\.(?:headerMetadata|graphName|weightFiles|storedElements|tensors|name|version)/;
/** Also, facts that several models share by chance. */
const BY_CHANCE =
  /^model\.(?:input|output|parameters|operators|opsets|labels|producer|reference|baseModel|description|tag)/;

/**
 * What all of the components that share a folder state with the same values: these are the model's facts where no
 * single set of weights is the model. Where a folder holds several models, facts that belong to one of them are left
 * out.
 */
export function sharedClaims(
  components: readonly DescribedComponent[],
  { shared, isOneModel }: Pick<FolderPlan, 'shared' | 'isOneModel'>,
): readonly Claim[] {
  const members = components.filter(
    ({ name, claims }) => shared.includes(name) && claims.length > 0,
  );
  const [first, ...others] = members;
  if (first === undefined || (others.length === 0 && shared.length > 1)) return [];
  const fields = [...new Set(first.claims.map(({ field }) => field))].filter(
    (field) => !OWN.test(field) && (isOneModel || !BY_CHANCE.test(field)),
  );
  return fields.flatMap((field) => {
    const own = first.claims.filter((claim) => claim.field === field);
    const same = others.every((other) => valuesOf(other, field) === valuesOf(first, field));
    return same ? own : [];
  });
}

function valuesOf({ claims }: DescribedComponent, field: string): string {
  return claims
    .filter((claim) => claim.field === field)
    .map(({ value }) => canonicalJson(value))
    .join('\n');
}

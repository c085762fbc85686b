import type { Finding } from '@weighbridge/core';
import type { TensorFact } from '@weighbridge/model-formats';
import { bestClaim } from '../claims.ts';
import { defineContradiction } from '../contradiction.ts';
import type { Described } from '../contradiction.ts';
import type { Claim, DescribedComponent } from '../description.ts';
import { finding, placeOf } from '../finding.ts';
import { elementsOf } from '../packing/shapes.ts';
import { contradiction } from '../rules.ts';
import { asStrings, member } from '../text.ts';

/**
 * The shard index declares a number of parameters that differs from what its files have.
 *
 * Libraries that write the total leave out buffers, which are in the same files: vectors, integers, masks. A difference
 * that these explain is a note. For packed weights, most libraries count something other than parameters (elements, or
 * what is not packed), so only MLX must declare the exact number.
 */
export const indexTotals = defineContradiction({
  id: 'index-totals',
  compare: (described) =>
    [described, ...described.components].flatMap((one) => compareTotals(one, described)),
});

function compareTotals(
  one: Pick<DescribedComponent, 'claims'>,
  described: Described,
): readonly Finding[] {
  const declared = bestClaim(one, 'model.declaredParameters');
  const counted = bestClaim(one, 'model.parameters');
  if (typeof declared?.value !== 'number' || typeof counted?.value !== 'number') return [];
  if (declared.value === counted.value) return [];
  const packing = bestClaim(one, 'model.packing');
  const explained =
    packing === undefined
      ? isExplained(counted.value, declared.value, tensorsOf(declared, described))
      : !asStrings(member(packing.value, 'layouts')).includes('mlx');
  const message = `${placeOf(declared.locator).path} declares ${declared.value} parameters, its files have ${counted.value}${explained ? ', buffers and packed weights counted as parameters' : ''}.`;
  const places = [placeOf(declared.locator), placeOf(counted.locator)];
  return [finding(contradiction, explained ? 'note' : 'warning', message, places, 'parameters')];
}

/** Whether leaving out some of the possible buffers gives the declared number, as far as sums can show. */
function isExplained(counted: number, declared: number, tensors: readonly TensorFact[]): boolean {
  const buffers = tensors
    .filter(isPossibleBuffer)
    .reduce((total, tensor) => total + (elementsOf(tensor) ?? 0), 0);
  return declared < counted && declared >= counted - buffers;
}

const WHOLE = /^(?:[IU]\d+|BOOL)$/;
const MASK =
  /(?:^|\.)(?:attn\.(?:masked_)?bias|position_ids|relative_position_index|relative_coords_table|attn_mask|inv_freq)$/;

function isPossibleBuffer({ name, dtype, shape }: TensorFact): boolean {
  return shape.length <= 1 || WHOLE.test(dtype) || MASK.test(name);
}

function tensorsOf(declared: Claim, { readings }: Described): readonly TensorFact[] {
  const index = readings.get(placeOf(declared.locator).path);
  const paths = index?.facts.references ?? [];
  return paths.flatMap((path) => readings.get(path)?.facts.tensors ?? []);
}

import type { TensorFact } from '@weighbridge/model-formats';
import { defineLayout, orUnclear } from '../layout.ts';
import type { PackedUnit } from '../layout.ts';
import { dimensions, elementsOf } from '../shapes.ts';

const WEIGHTS = ['.qweight', '.weight', ''] as const;
const SCALES = ['.scale', '.weight_scale', '_scale'] as const;
const ZERO_POINTS = ['.zero_point', '.weight_zero_point', '_zero_point'] as const;

/**
 * Signed bytes with a scale for the whole weight or for each of its outputs, whichever library wrote them and even
 * though nothing declares it: each size of the scale is that of the weight, or one. For example, a weight of [4096,
 * 1024] has a scale of [1], [4096] or [4096, 1].
 */
export const evidentInt8 = defineLayout({
  id: 'int8-with-scales',
  methods: ['w8', 'int8-with-scales'],
  citations: ['https://docs.pytorch.org/docs/stable/generated/torch.quantize_per_channel.html'],
  endings: [...WEIGHTS, ...SCALES, ...ZERO_POINTS].filter((ending) => ending !== ''),
  isEvident: (unit) => {
    const [weight, scale] = partsOf(unit);
    return weight?.dtype === 'I8' && scale !== undefined && scales(scale, weight);
  },
  parameters: (unit) => {
    const [weight, scale] = partsOf(unit);
    return weight === undefined || scale === undefined ? 'plain' : orUnclear(elementsOf(weight));
  },
});

function partsOf(unit: PackedUnit): readonly (TensorFact | undefined)[] {
  const first = (endings: readonly string[]) =>
    endings.map((ending) => unit.part(ending)).find((part) => part !== undefined);
  return [first(WEIGHTS), first(SCALES)];
}

const WIDE = new Set(['F64', 'F32', 'F16', 'BF16']);

/** Whether there is one scale for all values, or one for each output. */
function scales(scale: TensorFact, weight: TensorFact): boolean {
  const [sizes, [outputs, ...inputs]] = [dimensions(scale), dimensions(weight) ?? []];
  if (sizes === undefined || outputs === undefined || !WIDE.has(scale.dtype)) return false;
  if (sizes.every((size) => size === 1)) return true;
  const [first, ...others] = sizes;
  return first === outputs && others.every((size) => size === 1) && others.length <= inputs.length;
}

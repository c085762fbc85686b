import type { TensorFact } from '@weighbridge/model-formats';
import { defineLayout } from '../layout.ts';
import type { PackedContext, PackedUnit, UnitParameters } from '../layout.ts';
import { dimensions, elementsOf, isNarrow, valuesIn } from '../shapes.ts';

/** Scales, zero points and shapes that accompany a module's weight. */
const HELPERS = [
  '.input_scale',
  '.input_zero_point',
  '.input_global_scale',
  '.output_scale',
  '.output_zero_point',
  '.k_scale',
  '.v_scale',
  '.q_scale',
  '.k_zero_point',
  '.v_zero_point',
  '.meta',
  '.scale_packed',
];

/**
 * compressed-tensors: `weight_packed` holds values without gaps in words (integers) or bytes (floats of four and six
 * bits); an eight-bit `weight` with a scale is not packed; a bit mask has a bit for each value of a sparse weight;
 * `marlin-24` keeps two of every four values.
 */
export const compressedTensors = defineLayout({
  id: 'compressed-tensors',
  methods: ['compressed-tensors', 'compressed_tensors', 'sparseml', 'auto-round', 'auto_round'],
  citations: [
    'https://github.com/vllm-project/compressed-tensors/tree/main/src/compressed_tensors/compressors',
  ],
  endings: [
    '_packed',
    '_scale',
    '_zero_point',
    '_shape',
    '_g_idx',
    '_global_scale',
    '.compressed',
    '.bitmask',
    '.row_offsets',
    '.shape',
  ],
  helpers: HELPERS,
  isEvident: (unit) =>
    unit.part('_packed') !== undefined &&
    (unit.part('_scale') !== undefined || unit.part('_shape') !== undefined),
  parameters,
});

function parameters(unit: PackedUnit, context: PackedContext): UnitParameters {
  const mask = unit.part('.bitmask');
  if (mask !== undefined) return valuesIn(mask, 1) ?? 'unclear';
  const packed = unit.part('_packed');
  if (packed?.dtype === 'U8') return inBytes(unit);
  if (packed !== undefined) return inWords(unit, context);
  const weight = unit.part('');
  if (weight === undefined || unit.part('_scale') === undefined) return 'plain';
  return isNarrow(weight) ? (elementsOf(weight) ?? 'unclear') : 'plain';
}

/** Four-bit floats, two per byte, or six-bit floats, four in three bytes: groups of 16 or 32 show which. */
function inBytes(unit: PackedUnit): UnitParameters {
  const [packed, scale] = [unit.part('_packed'), unit.part('_scale')];
  const groups = scale === undefined ? undefined : elementsOf(scale);
  const four = valuesIn(packed, 4);
  const six = valuesIn(packed, 6);
  if (groups === undefined || groups === 0) return 'unclear';
  if (four !== undefined && [16, 32].includes(four / groups)) return four;
  return six !== undefined && six / groups === 32 ? six : 'unclear';
}

/** Integers in words along the inputs; the last word of a row is padded. */
function inWords(unit: PackedUnit, { settings }: PackedContext): UnitParameters {
  const packed = unit.part('_packed');
  if (packed === undefined) return 'unclear';
  const sparse = settings.format === 'marlin-24' ? 2 : 1;
  const bits = settings.allBits;
  const only = bits.length === 1 ? valuesIn(packed, bits[0]) : undefined;
  const grouped = throughGroups(unit, settings.groupSizeOf(unit.name), bits);
  if (sparse === 1 && grouped !== undefined) return grouped;
  return only === undefined ? 'unclear' : only * sparse;
}

function throughGroups(
  unit: PackedUnit,
  group: number | undefined,
  bits: readonly number[],
): number | undefined {
  const shape = sizesOf(unit.part('_packed'));
  const columns = sizesOf(unit.part('_scale')).at(-1);
  if (columns === undefined || group === undefined) return undefined;
  const inputs = columns * group;
  const fits = bits.some((each) => Math.ceil((inputs * each) / 32) === shape.at(-1));
  return fits ? shape.slice(0, -1).reduce((a, b) => a * b, inputs) : undefined;
}

function sizesOf(tensor: TensorFact | undefined): readonly number[] {
  return (tensor === undefined ? undefined : dimensions(tensor)) ?? [];
}

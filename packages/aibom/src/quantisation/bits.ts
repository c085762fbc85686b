import { asList, isRecord, member } from '../text.ts';

/** Spellings of "bits of one weight" and "weights that share a scale". */
const BITS = ['bits', 'w_bit', 'wbits', 'num_bits', 'nbits', 'weight_bits'] as const;
const GROUPS = ['group_size', 'q_group_size', 'weight_group_size', 'groupsize'] as const;

/** Bits of methods that have only one width. */
const FIXED: Readonly<Record<string, number>> = {
  bitnet: 2,
  eetq: 8,
  fbgemm_fp8: 8,
  fp8: 8,
  fp_quant: 4,
  mxfp4: 4,
  mxfp8: 8,
  nvfp4: 4,
  fouroversix: 4,
};

/** The first whole number among members of an object. */
function numberOf(value: unknown, keys: readonly string[]): number | undefined {
  for (const key of keys) {
    const found = member(value, key);
    if (typeof found === 'number' && Number.isSafeInteger(found)) return found;
  }
  return undefined;
}

/** Bits that an object states for its weights in its own members. */
export function statedBits(value: unknown): number | undefined {
  const bits = numberOf(value, BITS);
  if (bits !== undefined) return bits > 0 && bits <= 32 ? bits : undefined;
  if (member(value, 'load_in_4bit') === true) return 4;
  return member(value, 'load_in_8bit') === true ? 8 : undefined;
}

/** Group size that an object states; a negative size means a whole row. */
export function statedGroupSize(value: unknown): number | undefined {
  const size = numberOf(value, GROUPS);
  return size !== undefined && size > 0 ? size : undefined;
}

/** Bits in the name of a type: `uint4`, `qint8`, `float6_e3m2fn`, `NVFP4`, `Int4WeightOnlyConfig`, `W4A16_AWQ`. */
export function bitsOfType(name: unknown): number | undefined {
  if (typeof name !== 'string') return undefined;
  const width = /(?:int|float|fp|^w)_?(\d{1,2})(?!\d)/i.exec(name)?.[1];
  return width === undefined ? undefined : Number(width);
}

/** Groups of layers with their own settings (compressed-tensors, ModelOpt, Quark). */
export function weightGroups(value: unknown): readonly unknown[] {
  const groups = member(value, 'config_groups');
  const named = isRecord(groups) ? Object.values(groups).map((one) => member(one, 'weights')) : [];
  const quark = [
    member(member(value, 'global_quant_config'), 'weight'),
    ...Object.values(recordOf(member(value, 'layer_quant_config'))).map((one) =>
      member(one, 'weight'),
    ),
  ];
  return [...named, ...quark.flatMap((one) => asList(one).slice(0, 1))].filter(isRecord);
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return isRecord(value) ? value : {};
}

/** Every width that a quantisation declares, each once. */
export function declaredBits(value: unknown, method: string | undefined): readonly number[] {
  const groups = weightGroups(value).map(
    (one) => statedBits(one) ?? bitsOfType(member(one, 'dtype')),
  );
  const found = [statedBits(value), ...groups].filter((bits) => bits !== undefined);
  if (found.length > 0) return [...new Set(found)];
  const byType = [
    'weights',
    'weights_dtype',
    'quant_algo',
    'quant_type',
    'forward_dtype',
    'dtype',
    'fmt',
  ].map((key) => bitsOfType(typeName(member(value, key))));
  const typed = byType.find((bits) => bits !== undefined) ?? FIXED[method ?? ''];
  return typed === undefined ? [] : [typed];
}

/** A type by name: torchao writes it as `{default: {_type}}`. */
export function typeName(value: unknown): unknown {
  if (!isRecord(value)) return value;
  return (
    member(value, '_type') ?? member(member(value, 'default'), '_type') ?? member(value, 'default')
  );
}

/** Size of the groups, wherever it is declared. */
export function declaredGroupSize(value: unknown): number | undefined {
  const own = statedGroupSize(value);
  if (own !== undefined) return own;
  const groups = weightGroups(value).map(statedGroupSize);
  const [first] = groups;
  if (first !== undefined && groups.every((size) => size === first)) return first;
  const data = member(member(member(value, 'quant_type'), 'default'), '_data');
  return statedGroupSize(data);
}

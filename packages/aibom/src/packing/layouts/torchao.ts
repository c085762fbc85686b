import type { TensorFact } from '@weighbridge/model-formats';
import { isRecord, member } from '../../text.ts';
import { defineLayout, orUnclear } from '../layout.ts';
import type { PackedContext, PackedUnit, UnitParameters } from '../layout.ts';
import { isNarrow, storedBits, valuesIn } from '../shapes.ts';

/** Maximum length of a tensor's description that is read, UTF-16 code units (CWE-400). */
const MAX_DESCRIPTION = 16_384;

/**
 * torchao: `<module>._weight_qdata` and the like; the header's metadata gives each weight's tensor class and, for
 * four-bit weights, its shape.
 */
export const torchao = defineLayout({
  id: 'torchao',
  methods: ['torchao'],
  citations: [
    'https://github.com/pytorch/ao/blob/main/torchao/prototype/safetensors/safetensors_support.py',
  ],
  endings: [
    '_qdata',
    '_scale',
    '_zero_point',
    '_scale_and_zero',
    '_per_tensor_scale',
    '_act_per_tensor_scale',
    '_act_pre_scale',
    '_act_quant_scale',
    '_act_quant_zero_point',
  ],
  isEvident: (unit) => unit.part('_qdata') !== undefined,
  parameters,
});

function parameters(unit: PackedUnit, { metadata }: PackedContext): UnitParameters {
  const data = unit.part('_qdata');
  if (data === undefined) return 'plain';
  const described = describedTensor(unit.name, metadata);
  const shape = member(member(described, '_data'), 'shape');
  if (isShape(shape)) return shape.reduce((a, b) => a * b, 1);
  return orUnclear(valuesIn(data, bitsOfClass(member(described, '_type'), data)));
}

function isShape(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.every((size) => Number.isSafeInteger(size) && size >= 0);
}

/**
 * Bits of one value in the elements of a tensor class; elements of an unknown class hold one value each, except `U8`.
 */
function bitsOfClass(type: unknown, data: TensorFact): number | undefined {
  if (type === 'NVFP4Tensor') return 4;
  if (type === 'MXTensor') return data.dtype === 'U8' ? 4 : 8;
  const isWhole = typeof type === 'string' && WHOLE.has(type);
  return isWhole || (isNarrow(data) && data.dtype !== 'U8') ? storedBits(data) : undefined;
}

/** Classes that keep one value in each element. */
const WHOLE = new Set(['Float8Tensor', 'Int8Tensor', 'IntxUnpackedToInt8Tensor']);

/** `model.layers.0.mlp._weight` is described under `model.layers.0.mlp.weight`. */
function describedTensor(name: string, metadata: Readonly<Record<string, string>>): unknown {
  const key = name.replace(/\._([^.]+)$/, '.$1');
  const text = Object.hasOwn(metadata, key) ? metadata[key] : undefined;
  if (text === undefined || text.length > MAX_DESCRIPTION) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

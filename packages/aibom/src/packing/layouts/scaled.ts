import { defineLayout } from '../layout.ts';
import type { PackedContext, PackedUnit, UnitParameters } from '../layout.ts';
import { elementsOf, isNarrow, isWord, valuesIn } from '../shapes.ts';

const ENDINGS = [
  '_scale',
  '_scale_inv',
  '_scales',
  '_scale_2',
  '_global_scale',
  '_zero_point',
  '_double_scale',
  '_quantizer.scale',
  '_quantizer.zero_point',
];
/** Scales of inputs and outputs, which belong to the module and not to the weight. */
const HELPERS = [
  '.input_scale',
  '.input_scale_2',
  '.input_scale_ub',
  '.output_scale',
  '.bias_scale',
  '.input_zero_point',
  '.output_zero_point',
  '.activation_scale',
  '_activation_scale',
  '.pre_quant_scale',
  '.k_scale',
  '.v_scale',
  '.k_proj.output_scale',
  '.v_proj.output_scale',
  '.input_quantizer.scale',
  '.output_quantizer.scale',
];

/**
 * A weight under its own name with a scale next to it. The method determines how many bits of its type one value takes.
 */
function scaled(
  id: string,
  methods: readonly string[],
  citation: string,
  bitsIn: (unit: PackedUnit, context: PackedContext) => number | undefined,
) {
  return defineLayout({
    id,
    methods,
    citations: [citation],
    endings: ENDINGS,
    helpers: HELPERS,
    isEvident: () => false,
    parameters: (unit, context): UnitParameters => {
      const weight = unit.part('');
      const isScaled = ENDINGS.some((ending) => unit.part(ending) !== undefined);
      if (weight === undefined || !isScaled) return 'plain';
      if (!isNarrow(weight) && !isWord(weight)) return 'plain';
      return valuesIn(weight, bitsIn(unit, context)) ?? 'unclear';
    },
  });
}

/** FP8 and INT8: one value per byte (fine-grained, fbgemm, EETQ, mxfp8). */
export const eightBits = {
  ...scaled(
    'scaled-8bit',
    ['fp8', 'fbgemm_fp8', 'fbgemm', 'eetq', 'mxfp8', 'fp8_static', 'fp8e4m3', 'int8'],
    'https://github.com/huggingface/transformers/blob/main/src/transformers/integrations/finegrained_fp8.py',
    () => 8,
  ),
  isEvident: (unit: PackedUnit) => {
    const weight = unit.part('');
    const isFloat = weight?.dtype.startsWith('F8_') === true && weight.dtype !== 'F8_E8M0';
    return isFloat && ENDINGS.some((ending) => unit.part(ending) !== undefined);
  },
};

/**
 * NVIDIA ModelOpt and Black Forest Labs' own layout: two four-bit values in an unsigned byte, one value in any other
 * type.
 */
export const modelopt = scaled(
  'modelopt',
  ['modelopt', 'modelopt_fp4', 'nvfp4', 'bfl'],
  'https://github.com/NVIDIA/TensorRT-Model-Optimizer/blob/main/modelopt/torch/export/quant_utils.py',
  (unit) => (unit.part('')?.dtype === 'U8' ? 4 : 8),
);

/** BitNet: four values of two bits in a byte. */
export const bitnet = scaled(
  'bitnet',
  ['bitnet'],
  'https://github.com/huggingface/transformers/blob/main/src/transformers/integrations/bitnet.py',
  (unit) => (unit.part('')?.dtype === 'U8' ? 2 : 8),
);

/** AMD Quark: values of the declared bits in words or bytes. */
export const quark = scaled(
  'quark',
  ['quark'],
  'https://quark.docs.amd.com/latest/pytorch/export/quark_export_hf.html',
  (unit, { settings }) => {
    const dtype = unit.part('')?.dtype;
    if (dtype !== 'I32' && dtype !== 'U8') return 8;
    return settings.allBits.length === 1 ? settings.allBits[0] : undefined;
  },
);

/** Gemma's own layout: two, four or eight bits per value along the inputs; an embedding is `embedding_quantized`. */
export const gemma = {
  ...scaled(
    'gemma',
    ['gemma'],
    'https://github.com/huggingface/transformers/blob/main/src/transformers/integrations/gemma_quant.py',
    (unit, { settings }) => {
      if (unit.part('')?.dtype !== 'U8') return 8;
      return settings.isMixed ? undefined : settings.bitsOf(unit.name);
    },
  ),
  endings: [...ENDINGS, '_quantized'],
  parameters: (unit: PackedUnit, { settings }: PackedContext): UnitParameters => {
    const weight = unit.part('_quantized') ?? unit.part('');
    if (weight === undefined || unit.part('_scale') === undefined) return 'plain';
    if (!isNarrow(weight)) return 'plain';
    if (weight.dtype !== 'U8') return elementsOf(weight) ?? 'unclear';
    const bits = settings.isMixed ? undefined : settings.bitsOf(unit.name);
    return valuesIn(weight, bits) ?? 'unclear';
  },
};

import { defineLayout } from '../layout.ts';
import type { PackedContext, PackedUnit, UnitParameters } from '../layout.ts';
import { dimensions, elementsOf, storedBits, valuesIn } from '../shapes.ts';

/**
 * GPTQ and AWQ: `qweight` holds as many values as fit into its words.
 *
 * GPTQ packs the inputs, [in * bits / 32, out], with the group of each input in `g_idx`; AWQ packs the outputs, [in,
 * out * bits / 32]. Scales are [in / group, out] in both. For example, a weight of 4096 inputs and 1024 outputs at four
 * bits is [512, 1024] in GPTQ and [4096, 128] in AWQ. Bits may differ by layer, so the tensors themselves take
 * precedence over the configuration.
 */
export const gptq = defineLayout({
  id: 'gptq',
  methods: ['gptq', 'awq', 'gptqmodel', 'auto-round', 'auto_round', 'intel/auto-round', 'llm-awq'],
  citations: [
    'https://github.com/ModelCloud/GPTQModel/blob/main/gptqmodel/nn_modules/qlinear/__init__.py',
    'https://github.com/casper-hansen/AutoAWQ/blob/main/awq/modules/linear/gemm.py',
  ],
  endings: ['.qweight', '.qzeros', '.scales', '.g_idx'],
  isEvident: (unit) => unit.part('.qweight') !== undefined && unit.part('.scales') !== undefined,
  parameters,
});

function parameters(unit: PackedUnit, { settings }: PackedContext): UnitParameters {
  const packed = unit.part('.qweight');
  if (packed === undefined) return 'plain';
  const byIndex = throughIndex(unit);
  if (byIndex !== undefined) return fits(unit, byIndex);
  const scales = unit.part('.scales');
  const group = settings.groupSizeOf(unit.name);
  const byScales = scales === undefined ? undefined : elementsOf(scales);
  if (!settings.isMixed) {
    const byBits = valuesIn(packed, settings.bitsOf(unit.name));
    if (byBits !== undefined) return byBits;
  }
  if (byScales === undefined || group === undefined || group <= 0) return 'unclear';
  return fits(unit, byScales * group);
}

/** The number of values when `g_idx` has a group number for each input, and `qweight` a column for each output. */
function throughIndex(unit: PackedUnit): number | undefined {
  const [packed, index] = [unit.part('.qweight'), unit.part('.g_idx')];
  if (packed === undefined || index === undefined) return undefined;
  const [inputs, outputs] = [elementsOf(index), dimensions(packed)?.at(-1)];
  return inputs === undefined || outputs === undefined || inputs * outputs === 0
    ? undefined
    : inputs * outputs;
}

/**
 * The number of values if that gives one to eight bits per value; otherwise the parts do not belong to the same weight.
 */
function fits(unit: PackedUnit, values: number): UnitParameters {
  const packed = unit.part('.qweight');
  const [elements, width] = packed === undefined ? [] : [elementsOf(packed), storedBits(packed)];
  if (elements === undefined || width === undefined) return 'unclear';
  const bits = (elements * width) / values;
  return bits >= 1 && bits <= 8 ? values : 'unclear';
}

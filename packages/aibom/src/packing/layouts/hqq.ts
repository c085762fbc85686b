import { defineLayout } from '../layout.ts';
import type { PackedContext, PackedUnit, UnitParameters } from '../layout.ts';
import { elementsOf, valuesIn } from '../shapes.ts';

/**
 * HQQ: `W_q` holds the values of a group side by side, with one scale for each group. Ten three-bit values fit in a
 * word, and the last word is padded, so the number of groups takes precedence over the bits.
 */
export const hqq = defineLayout({
  id: 'hqq',
  methods: ['hqq'],
  citations: ['https://github.com/mobiusml/hqq/blob/master/hqq/core/quantize.py'],
  endings: [
    '.W_q',
    '.scale',
    '.zero',
    '.nbits',
    '.group_size',
    '.shape',
    '.axis',
    '.packing',
    '.unpack_view_dtype',
    '.view_as_float',
    '.quant_scale',
    '.quant_zero',
    '.compute_dtype',
    '.stores_quant_config',
    '.channel_wise',
    '.offload_meta',
    '.round_zero',
    '.optimize',
    '.zero_scale',
    '.encoded_state_dict',
    '.scale_q',
    '.scale_scale',
    '.scale_zero',
    '.zero_q',
    '.zero_zero',
  ],
  isEvident: (unit) => unit.part('.W_q') !== undefined && unit.part('.scale') !== undefined,
  parameters,
});

function parameters(unit: PackedUnit, { settings }: PackedContext): UnitParameters {
  const packed = unit.part('.W_q');
  if (packed === undefined) return 'plain';
  const scale = unit.part('.scale');
  const groups = scale === undefined ? undefined : elementsOf(scale);
  const [group, bits] = [settings.groupSizeOf(unit.name), settings.bitsOf(unit.name)];
  if (groups !== undefined && group !== undefined && group > 0) return groups * group;
  return bits === undefined || bits === 3 ? 'unclear' : (valuesIn(packed, bits) ?? 'unclear');
}

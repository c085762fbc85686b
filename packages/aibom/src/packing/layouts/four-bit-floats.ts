import { defineLayout, orUnclear } from '../layout.ts';
import { elementsOf, isNarrow, valuesIn } from '../shapes.ts';

/** MXFP4 as gpt-oss ships it: `_blocks` of 16 bytes with two values each, and one scale per block. */
export const mxfp4 = defineLayout({
  id: 'mxfp4',
  methods: ['mxfp4'],
  citations: [
    'https://github.com/huggingface/transformers/blob/main/src/transformers/integrations/mxfp4.py',
  ],
  endings: ['_blocks', '_scales'],
  isEvident: (unit) => unit.part('_blocks')?.dtype === 'U8' && unit.part('_scales') !== undefined,
  parameters: (unit) => {
    const blocks = unit.part('_blocks');
    return blocks === undefined ? 'plain' : (valuesIn(blocks, 4) ?? 'unclear');
  },
});

/** FP-Quant: `qweight` with two values per byte, or an unpacked `dqweight`, and the matrices that rotate them. */
export const fpQuant = defineLayout({
  id: 'fp-quant',
  methods: ['fp_quant', 'fp-quant'],
  citations: ['https://github.com/IST-DASLab/FP-Quant'],
  endings: [
    '.qweight',
    '.dqweight',
    '.scales',
    '.weight_global_scale',
    '.act_global_scale',
    '.forward_hadamard_matrix',
    '.backward_hadamard_matrix',
  ],
  isEvident: (unit) => unit.part('.forward_hadamard_matrix') !== undefined,
  parameters: (unit) => {
    const [packed, plain] = [unit.part('.qweight'), unit.part('.dqweight')];
    if (packed !== undefined && elementsOf(packed) !== 0) return valuesIn(packed, 4) ?? 'unclear';
    return plain === undefined ? 'plain' : (elementsOf(plain) ?? 'unclear');
  },
});

/** SDNQ: a weight packed in bytes with the declared bits, with scale, zero point and a low-rank correction. */
export const sdnq = defineLayout({
  id: 'sdnq',
  methods: ['sdnq', 'sdnq_training'],
  citations: ['https://github.com/Disty0/sdnq/blob/main/src/sdnq/quantizer.py'],
  endings: ['.weight', '.scale', '.zero_point', '.svd_up', '.svd_down', '.scale_2', '.correction'],
  isEvident: () => false,
  parameters: (unit, { settings }) => {
    const packed = unit.part('.weight');
    if (packed === undefined || unit.part('.scale') === undefined) return 'plain';
    if (!isNarrow(packed) && !HALF_WORDS.has(packed.dtype)) return 'plain';
    if (WHOLE.test(packed.dtype)) return orUnclear(elementsOf(packed));
    return settings.isMixed ? 'unclear' : orUnclear(valuesIn(packed, settings.bitsOf(unit.name)));
  },
});

/** Types of values that are not packed, and of values with more than eight bits. */
const WHOLE = /^I8$|^F8_/;
const HALF_WORDS = new Set(['I16', 'U16']);

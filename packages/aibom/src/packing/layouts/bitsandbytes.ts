import { defineLayout } from '../layout.ts';
import { elementsOf, valuesIn } from '../shapes.ts';

const CITATIONS = [
  'https://github.com/bitsandbytes-foundation/bitsandbytes/blob/main/bitsandbytes/functional.py',
];
const STATES = ['.quant_state.bitsandbytes__nf4', '.quant_state.bitsandbytes__fp4'];

/**
 * bitsandbytes, four bits: two values per byte, whatever type the bytes are stored as; `absmax` and the like are
 * scales.
 */
export const bitsandbytes4 = defineLayout({
  id: 'bitsandbytes-4bit',
  methods: ['bitsandbytes', 'bitsandbytes_4bit'],
  citations: CITATIONS,
  endings: [...STATES, '.absmax', '.quant_map', '.nested_absmax', '.nested_quant_map'],
  isEvident: (unit) => STATES.some((ending) => unit.part(ending) !== undefined),
  parameters: (unit) => {
    const [packed, scale] = [unit.part(''), unit.part('.absmax')];
    if (packed === undefined || scale === undefined) return 'plain';
    return valuesIn(packed, 4) ?? 'unclear';
  },
});

/** bitsandbytes, eight bits: one value per byte, with a scale for each row in `SCB`. */
export const bitsandbytes8 = defineLayout({
  id: 'bitsandbytes-8bit',
  methods: ['bitsandbytes', 'bitsandbytes_8bit'],
  citations: CITATIONS,
  endings: ['.SCB', '.weight_format', '.weight'],
  isEvident: (unit) => unit.part('.SCB') !== undefined && unit.part('.weight')?.dtype === 'I8',
  parameters: (unit) => {
    const packed = unit.part('.weight');
    if (packed === undefined || unit.part('.SCB') === undefined) return 'plain';
    return elementsOf(packed) ?? 'unclear';
  },
});

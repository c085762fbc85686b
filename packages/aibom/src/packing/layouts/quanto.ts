import { defineLayout } from '../layout.ts';
import type { PackedContext, PackedUnit, UnitParameters } from '../layout.ts';
import { elementsOf, valuesIn } from '../shapes.ts';

/**
 * optimum-quanto: `weight._data` is unpacked for eight bits, `weight._data._data` is packed in bytes for two and four.
 */
export const quanto = defineLayout({
  id: 'quanto',
  methods: ['quanto'],
  citations: [
    'https://github.com/huggingface/optimum-quanto/tree/main/optimum/quanto/tensor/weights',
  ],
  endings: ['._data', '._data._data', '._scale', '._shift'],
  helpers: ['.input_scale', '.output_scale'],
  isEvident: (unit) => unit.part('._scale') !== undefined && dataOf(unit) !== undefined,
  parameters,
});

function dataOf(unit: PackedUnit) {
  return unit.part('._data._data') ?? unit.part('._data');
}

function parameters(unit: PackedUnit, { settings }: PackedContext): UnitParameters {
  const packed = unit.part('._data._data');
  const module = unit.name.replace(/\.weight$/, '');
  if (packed !== undefined) return valuesIn(packed, settings.bitsOf(module)) ?? 'unclear';
  const data = unit.part('._data');
  return data === undefined ? 'plain' : (elementsOf(data) ?? 'unclear');
}

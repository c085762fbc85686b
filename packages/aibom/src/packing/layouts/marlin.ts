import { defineLayout } from '../layout.ts';
import { valuesIn } from '../shapes.ts';

/** Marlin and QQQ: `B` holds four-bit values in words, reordered for the kernel; `s` holds the scales. */
export const marlin = defineLayout({
  id: 'marlin',
  methods: ['marlin', 'qqq', 'gptq', 'gptqmodel'],
  citations: ['https://github.com/IST-DASLab/marlin/blob/master/marlin/__init__.py'],
  endings: ['.B', '.s', '.s_channel', '.s_group', '.workspace'],
  isEvident: (unit) => unit.part('.B')?.dtype === 'I32' && unit.part('.s') !== undefined,
  parameters: (unit, { settings }) => {
    const packed = unit.part('.B');
    if (packed === undefined) return 'plain';
    return valuesIn(packed, settings.bitsOf(unit.name) ?? 4) ?? 'unclear';
  },
});

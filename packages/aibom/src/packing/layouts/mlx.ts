import { defineLayout, orUnclear } from '../layout.ts';
import type { PackedContext, PackedUnit, UnitParameters } from '../layout.ts';
import { elementsOf, valuesIn } from '../shapes.ts';

/**
 * MLX (affine, mxfp4, mxfp8, nvfp4) and the Metal kernels of transformers: words of 32 bits along the inputs, a scale
 * and, for affine, a bias for each group. A layer may have its own bits.
 */
export const mlx = defineLayout({
  id: 'mlx',
  methods: ['mlx', 'metal', 'mxfp4', 'mxfp8', 'nvfp4'],
  citations: [
    'https://ml-explore.github.io/mlx/build/html/python/_autosummary/mlx.core.quantize.html',
  ],
  endings: ['.weight', '.scales', '.biases', '.qbiases'],
  isEvident: (unit) => unit.part('.weight')?.dtype === 'U32' && unit.part('.scales') !== undefined,
  parameters,
});

function parameters(unit: PackedUnit, { settings }: PackedContext): UnitParameters {
  const [packed, scales] = [unit.part('.weight'), unit.part('.scales')];
  if (packed?.dtype !== 'U32' || scales === undefined) return 'plain';
  const group = settings.groupSizeOf(unit.name) ?? 0;
  const byGroups = (elementsOf(scales) ?? 0) * group;
  if (byGroups === 0) return orUnclear(valuesIn(packed, settings.bitsOf(unit.name)));
  const bits = (valuesIn(packed, 1) ?? 0) / byGroups;
  return isWidth(bits) ? byGroups : 'unclear';
}

/** Whether MLX supports values of that many bits. */
function isWidth(bits: number): boolean {
  return Number.isInteger(bits) && bits >= 2 && bits <= 8;
}

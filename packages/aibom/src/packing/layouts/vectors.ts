import type { TensorFact } from '@weighbridge/model-formats';
import { member } from '../../text.ts';
import { defineLayout, orUnclear } from '../layout.ts';
import type { PackedContext, PackedUnit, UnitParameters } from '../layout.ts';
import { dimensions, elementsOf } from '../shapes.ts';

/** AQLM: one code for each block of [out_group, in_group] values, which has the size of a codebook entry. */
export const aqlm = defineLayout({
  id: 'aqlm',
  methods: ['aqlm'],
  citations: ['https://github.com/Vahe1994/AQLM/blob/main/inference_lib/src/aqlm/inference.py'],
  endings: ['.codes', '.codebooks', '.scales'],
  isEvident: (unit) => unit.part('.codes') !== undefined && unit.part('.codebooks') !== undefined,
  parameters: (unit) => {
    const codes = unit.part('.codes');
    if (codes === undefined) return 'plain';
    const [rows, columns] = sizesOf(codes, 3);
    const [, , outputs, inputs] = sizesOf(unit.part('.codebooks'), 4);
    return orUnclear(product(rows, columns, outputs, inputs));
  },
});

/** The sizes of a tensor with that many dimensions; empty for any other. */
function sizesOf(tensor: TensorFact | undefined, rank: number): readonly number[] {
  const sizes = tensor === undefined ? undefined : dimensions(tensor);
  return sizes?.length === rank ? sizes : [];
}

function product(...sizes: readonly (number | undefined)[]): number | undefined {
  const known = sizes.filter((size) => size !== undefined);
  return known.length === sizes.length ? known.reduce((a, b) => a * b, 1) : undefined;
}

/** VPTQ: the configuration gives the sizes of each layer; indices are packed without gaps over both stages. */
export const vptq = defineLayout({
  id: 'vptq',
  methods: ['vptq'],
  citations: ['https://github.com/microsoft/VPTQ/blob/main/vptq/layers/vqlinear.py'],
  endings: [
    '.indices',
    '.centroids.weight',
    '.res_indices',
    '.res_centroids.weight',
    '.outlier_indices',
    '.outlier_centroids.weight',
    '.perm',
    '.invert_perm',
    '.weight_scale',
    '.weight_bias',
  ],
  isEvident: (unit) =>
    unit.part('.indices') !== undefined && unit.part('.centroids.weight') !== undefined,
  parameters: vectorQuantised,
});

function vectorQuantised(unit: PackedUnit, { settings }: PackedContext): UnitParameters {
  const indices = unit.part('.indices');
  if (indices === undefined) return 'plain';
  const layer = member(settings.member('config_for_layers'), unit.name);
  const [inputs, outputs] = [member(layer, 'in_features'), member(layer, 'out_features')];
  return typeof inputs === 'number' && typeof outputs === 'number' && inputs > 0 && outputs > 0
    ? inputs * outputs
    : throughVectors(unit, layer);
}

/** Each row of indices holds a vector of outputs for every input; each input has an entry in `perm` or a scale. */
function throughVectors(unit: PackedUnit, layer: unknown): UnitParameters {
  const [indices, order] = [
    unit.part('.indices'),
    unit.part('.perm') ?? unit.part('.weight_scale'),
  ];
  const lengths = member(layer, 'vector_lens');
  const length: unknown = Array.isArray(lengths) ? lengths[1] : undefined;
  const rows = indices === undefined ? undefined : dimensions(indices)?.[1];
  const inputs = order === undefined ? undefined : elementsOf(order);
  if (typeof length !== 'number' || rows === undefined || inputs === undefined) return 'unclear';
  return rows * length * inputs;
}

/** SpQR: one 64-bit word for 16 three-bit values, their scale and a part of the second order. */
export const spqr = defineLayout({
  id: 'spqr',
  methods: ['spqr'],
  citations: [
    'https://github.com/Vahe1994/SpQR/blob/main/inference_lib/src/spqr_quant/inference.py',
  ],
  endings: ['.dense_weights', '.row_offsets', '.col_vals', '.in_perm'],
  isEvident: (unit) =>
    unit.part('.dense_weights') !== undefined && unit.part('.col_vals') !== undefined,
  parameters: (unit) => {
    const dense = unit.part('.dense_weights');
    if (dense === undefined) return 'plain';
    const words = elementsOf(dense);
    return words === undefined ? 'unclear' : words * 16;
  },
});

/** HIGGS: rows of `weight` are 16-bit words over the outputs; the tables are the grid. */
export const higgs = defineLayout({
  id: 'higgs',
  methods: ['higgs'],
  citations: [
    'https://github.com/huggingface/transformers/blob/main/src/transformers/integrations/higgs.py',
  ],
  endings: ['.weight', '.scales', '.tables', '.tables2'],
  isEvident: (unit) => unit.part('.tables') !== undefined && unit.part('.tables2') !== undefined,
  parameters: (unit, { settings }) => {
    const [packed, tables] = [unit.part('.weight'), unit.part('.tables')];
    if (packed === undefined || tables === undefined) return 'plain';
    const entries = elementsOf(tables) ?? 0;
    const bits = settings.bitsOf(unit.name) ?? Math.log2(entries);
    const values = ((elementsOf(packed) ?? Number.NaN) * 16) / bits;
    return Number.isSafeInteger(values) ? values : 'unclear';
  },
});

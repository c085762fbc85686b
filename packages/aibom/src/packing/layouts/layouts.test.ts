import { expect, test } from 'vitest';
import { folderOf } from '../../../test/fixture.ts';
import { INTEGERS } from '../../../test/packed/gptq-and-integers.ts';
import { N, NORM, quantised } from '../../../test/packed/packed.ts';
import type { Packed } from '../../../test/packed/packed.ts';
import { SCALED } from '../../../test/packed/scaled-and-blocks.ts';
import { OTHERS } from '../../../test/packed/vectors-and-others.ts';
import { tensorFile } from '../../../test/tensors.ts';
import { bestClaim } from '../../claims.ts';
import { describeModel } from '../../describe.ts';
import { layouts } from './index.ts';

const found = async ({ tensors, config, files, metadata }: Packed) =>
  describeModel(
    folderOf({
      ...files,
      ...(config === undefined ? {} : { 'config.json': config }),
      'model.safetensors': tensorFile({ ...NORM, ...tensors }, metadata),
    }),
  );

test.each([...INTEGERS, ...SCALED, ...OTHERS])(
  'derives the parameters of %s',
  async (_name, packed) => {
    const description = await found(packed);
    const counted = bestClaim(description, 'model.parameters');
    expect(counted?.value).toBe(packed.parameters);
    expect(counted?.tier).toBe(packed.parameters === undefined ? undefined : 'inferred');
    expect(bestClaim(description, 'model.parametersByDtype')).toBeUndefined();
    expect(bestClaim(description, 'model.storedElements')?.tier).toBe('measured');
    expect(bestClaim(description, 'model.packing')?.value).toMatchObject({
      layouts: [expect.any(String)],
    });
    if (packed.quantisation !== undefined)
      expect(bestClaim(description, 'model.quantisation')?.value).toEqual(packed.quantisation);
  },
);

test('measures parameters when a declared quantisation was not applied', async () => {
  const description = await found({
    tensors: { 'l.weight': ['BF16', 64, 128], 'l.scale': ['BF16', 64] },
    config: quantised({ quant_method: 'bitsandbytes', load_in_4bit: true }),
    parameters: undefined,
  });
  expect(bestClaim(description, 'model.parameters')).toMatchObject({
    value: N + 64,
    tier: 'measured',
  });
  expect(bestClaim(description, 'model.packing')).toBeUndefined();
});

test('measures integers and bytes without scales', async () => {
  const description = await found({
    tensors: { 'e.position_ids': ['I64', 1, 8], 'b.mask': ['BOOL', 4], 'c.scales': ['F32', 2] },
    parameters: undefined,
  });
  expect(bestClaim(description, 'model.parameters')).toMatchObject({ value: 78, tier: 'measured' });
});

test('every layout has its own id and cites its documentation', () => {
  expect(new Set(layouts.map(({ id }) => id)).size).toBe(layouts.length);
  for (const { citations, methods, endings } of layouts) {
    expect(citations.length).toBeGreaterThan(0);
    expect(methods.length).toBeGreaterThan(0);
    expect(endings.length).toBeGreaterThan(0);
  }
});

test.each([
  ['sinq', { 'l.W_q': ['U8', 64, 64], 'l.meta': ['F16', 9] }],
  ['fouroversix', { 'l.weight_q': ['U8', 4, 4], 'l.bias': ['BF16', 4000] }],
  ['nunchaku', { 'l.qweight_lowrank': ['I8', 64, 64] }],
] as const)('gives no count for an unknown layout, and names it: %s', async (method, tensors) => {
  const description = await found({
    tensors,
    config: quantised({ quant_method: method, bits: 4 }),
    parameters: undefined,
  });
  expect(bestClaim(description, 'model.parameters')).toBeUndefined();
  expect(bestClaim(description, 'model.packing')?.value).toMatchObject({ layouts: [method] });
  expect(bestClaim(description, 'model.storedElements')?.tier).toBe('measured');
});

test.each([
  ['a scale for each output', { 'l.w.qweight': ['I8', 64, 128], 'l.w.scale': ['F32', 64, 1] }],
  ['one scale', { 'l.weight': ['I8', 64, 128], 'l.weight_scale': ['BF16', 1] }],
  ['convolution filters', { 'l.qweight': ['I8', 64, 4, 32], 'l.scale': ['F32', 64, 1, 1] }],
] as const)('derives the parameters of undeclared signed bytes: %s', async (_name, tensors) => {
  const description = await found({ tensors, parameters: undefined });
  const counted = bestClaim(description, 'model.parameters');
  expect(counted).toMatchObject({ value: 8192 + 64, tier: 'inferred' });
});

test.each([
  ['bytes without a scale', { 'l.weight': ['I8', 64, 128] }],
  ['a scale with other sizes', { 'l.weight': ['I8', 64, 128], 'l.scale': ['F32', 63] }],
  ['a scale next to a float weight', { 'l.weight': ['F16', 64, 128], 'l.scale': ['F32', 64] }],
] as const)('measures what no scale marks as a low-bit weight: %s', async (_name, tensors) => {
  const description = await found({ tensors, parameters: undefined });
  expect(bestClaim(description, 'model.parameters')?.tier).toBe('measured');
});

test('gives no count either when most of the model is in no layout of the declared method', async () => {
  const of = (tensors: Packed['tensors']) =>
    found({ tensors, config: quantised({ quant_method: 'awq', bits: 4 }), parameters: undefined });
  const odd = await of({ 'l.blob': ['U8', 64, 64], 'l.bias': ['F16', 64] });
  expect(bestClaim(odd, 'model.parameters')).toBeUndefined();
  const buffer = await of({ 'l.weight': ['F16', 64, 64], 'l.steps': ['I32', 9] });
  expect(bestClaim(buffer, 'model.parameters')?.tier).toBe('measured');
});

test('an unknown method leaves unpacked weights and buffers measured', async () => {
  const description = await found({
    tensors: { 'l.weight': ['BF16', 64, 128], 'l.position_ids': ['I64', 1, 9] },
    config: quantised({ quant_method: 'sinq', bits: 4 }),
    parameters: undefined,
  });
  expect(bestClaim(description, 'model.parameters')?.tier).toBe('measured');
});

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

test('measures parameters where a declared quantisation was not applied', async () => {
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

test('measures whole numbers and bytes that stand beside no scale', async () => {
  const description = await found({
    tensors: { 'e.position_ids': ['I64', 1, 8], 'b.mask': ['BOOL', 4], 'c.scales': ['F32', 2] },
    parameters: undefined,
  });
  expect(bestClaim(description, 'model.parameters')).toMatchObject({ value: 78, tier: 'measured' });
});

test('every layout has its own id and says where it is written down', () => {
  expect(new Set(layouts.map(({ id }) => id)).size).toBe(layouts.length);
  for (const { citations, methods, endings } of layouts) {
    expect(citations.length).toBeGreaterThan(0);
    expect(methods.length).toBeGreaterThan(0);
    expect(endings.length).toBeGreaterThan(0);
  }
});

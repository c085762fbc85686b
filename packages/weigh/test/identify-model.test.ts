import { memoryFolder } from '@weighbridge/core';
import { signModel } from '@weighbridge/model-signing';
import { expect, test } from 'vitest';
import { identifyModel, weigh } from '../src/index.ts';
import { signer } from './support/keys.ts';

const text = new TextEncoder();
const files = { 'README.md': text.encode('# A\n'), 'config.json': text.encode('{}') };
const sign = () => signModel(memoryFolder('fraud', files), signer);

const identify = async (more: Readonly<Record<string, Uint8Array>>) => {
  const folder = memoryFolder('fraud', { ...files, ...more });
  return identifyModel(folder, await weigh(folder));
};

test('a signature whose list is that of the files names them, whoever signed it', async () => {
  const { bundleText, root, payloadDigest } = await sign();
  expect(await identify({ 'model.sig': text.encode(bundleText) })).toEqual({ root, payloadDigest });
});

test('a signature of other files names nothing', async () => {
  const { bundleText } = await sign();
  const changed = { 'model.sig': text.encode(bundleText), 'config.json': text.encode('[]') };
  expect(await identify(changed)).toBeUndefined();
});

test.for<readonly [string, Readonly<Record<string, Uint8Array>>]>([
  ['no signature', {}],
  ['no bundle', { 'model.sig': text.encode('{"a":1}') }],
])('%s names nothing', async ([, more]) => {
  expect(await identify(more)).toBeUndefined();
});

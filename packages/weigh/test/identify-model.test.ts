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

test('a signature that lists exactly the files names them, whoever signed it', async () => {
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

test.for<readonly [string, Readonly<Record<string, Uint8Array>>, readonly string[]]>([
  ['leaves out a file', { 'model.bin': new Uint8Array(8) }, []],
  ['leaves out a file by name', { 'model.bin': new Uint8Array(8) }, ['model.bin']],
  ['leaves out a folder by name', { 'sub/a/model.bin': new Uint8Array(8) }, ['sub']],
  ['leaves out a hidden file', { '.hidden': new Uint8Array(8) }, ['.hidden']],
  ['leaves out a file among the statements', { 'attestations/x.pkl': new Uint8Array(8) }, []],
])('a list that %s names a part, so it names nothing', async ([, more, ignorePaths]) => {
  const partial = await signModel(memoryFolder('fraud', files), signer, { ignorePaths });
  expect(await identify({ ...more, 'model.sig': text.encode(partial.bundleText) })).toBeUndefined();
  // Signing refuses a file among the statements that is not a statement.
  if (more['attestations/x.pkl'] !== undefined) return;
  const whole = await signModel(memoryFolder('fraud', { ...files, ...more }), signer);
  expect(await identify({ ...more, 'model.sig': text.encode(whole.bundleText) })).toBeDefined();
});

test('Git’s files, statements and other signatures can be missing from a list', async () => {
  const { bundleText, root, payloadDigest } = await sign();
  const beside = {
    '.gitattributes': text.encode('*.bin filter=lfs\n'),
    '.git/config': text.encode('[core]\n'),
    'attestations/posture.json': text.encode('{"dsseEnvelope":{}}'),
    'model.sigstore.json': text.encode('{}'),
    'model.sig': text.encode(bundleText),
  };
  expect(await identify(beside)).toEqual({ root, payloadDigest });
});

test('a stranger’s partial list does not hide the complete list', async () => {
  const part = await signModel(
    memoryFolder('fraud', { 'config.json': files['config.json'] }),
    signer,
  );
  const { bundleText, root, payloadDigest } = await sign();
  const both = {
    'model.sig': text.encode(part.bundleText),
    'model.sigstore': text.encode(bundleText),
  };
  expect(await identify(both)).toEqual({ root, payloadDigest });
});

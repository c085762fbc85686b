import { generateKeyPairSync } from 'node:crypto';
import { memoryFolder } from '@weighbridge/core';
import { describe, expect, test } from 'vitest';
import { verifySignature } from './bundle.ts';
import { keySigner, signModel, trustKeys, verifyModel } from './index.ts';
import type { SignModelOptions, VerifyModelOptions } from './index.ts';

const pair = generateKeyPairSync('ec', { namedCurve: 'P-384' });
const PRIVATE = pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const PUBLIC = pair.publicKey.export({ type: 'spki', format: 'pem' }).toString();
const trust = trustKeys(PUBLIC);
const FILES = {
  'config.json': bytes('{"architectures":[]}'),
  'weights/a.bin': bytes('weights of a'),
  'weights/b.bin': bytes('weights of b'),
};

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

type Files = Readonly<Record<string, Uint8Array>>;

async function sign(files: Files, options: SignModelOptions = {}): Promise<string> {
  const signed = await signModel(memoryFolder('model', files), keySigner(PRIVATE), options);
  return signed.bundleText;
}

function verify(files: Files, bundle: string, options: Partial<VerifyModelOptions> = {}) {
  return verifyModel(memoryFolder('model', files), bundle, { trust, ...options });
}

describe('a model that is what was signed', () => {
  test.for([
    { method: 'files', algorithm: 'sha256' },
    { method: 'files', algorithm: 'blake2b' },
    { method: 'files', algorithm: 'blake3' },
    { method: 'shards', algorithm: 'sha256', shardBytes: 5 },
    { method: 'shards', algorithm: 'blake2b', shardBytes: 5 },
    { method: 'shards', algorithm: 'blake3', shardBytes: 5 },
    { method: 'shards', algorithm: 'sha256', shardBytes: 5, spelling: 'spec' },
  ] as const)('verifies by $method of $algorithm', async (options) => {
    const verified = await verify(FILES, await sign(FILES, options));
    expect(verified.coverage.verified).toEqual(Object.keys(FILES));
    expect(verified.serialization).toMatchObject({
      method: options.method,
      algorithm: options.algorithm,
    });
    expect(verified.signer).toMatchObject({ method: 'key', keyType: 'P-384', signedAt: [] });
    expect(verified.warnings).toEqual([]);
  });

  test('has the root and the payload that were signed', async () => {
    const signed = await signModel(memoryFolder('model', FILES), keySigner(PRIVATE));
    const verified = await verify(FILES, signed.bundleText);
    expect(verified.root).toBe(signed.root);
    expect(verified.payloadDigest).toBe(signed.payloadDigest);
    expect(await verifySignature(signed.bundleText, { trust })).toMatchObject({
      payloadDigest: signed.payloadDigest,
      statement: { root: signed.root, subjectName: 'model' },
    });
  });

  test('may hold statements in attestations, which were written later', async () => {
    const bundle = await sign(FILES);
    const verified = await verify({ ...FILES, 'attestations/vsa.json': bytes('{}') }, bundle);
    expect(verified.coverage.ignoredPresent.map(({ path }) => path)).toEqual([
      'attestations/vsa.json',
    ]);
    expect(verified.warnings).toEqual([]);
  });
});

describe('a model that is not what was signed', () => {
  test.for([
    ['changed', { ...FILES, 'weights/a.bin': bytes('Weights of a') }, { mismatched: 1 }],
    ['extra', { ...FILES, 'evil.py': bytes('import os') }, { unsignedPresent: 1 }],
    ['in attestations', { ...FILES, 'attestations/evil.py': bytes('x') }, { unsignedPresent: 1 }],
    [
      'renamed in order',
      {
        'config.json': FILES['config.json'],
        'weights/a.bin': FILES['weights/a.bin'],
        'weights/c.bin': FILES['weights/b.bin'],
      },
      { missing: 1, unsignedPresent: 1 },
    ],
  ] as const)('is refused: %s', async ([, files, counts]) => {
    await expect(verify(files, await sign(FILES))).rejects.toMatchObject({
      code: 'FILES_MISMATCH',
      stage: 'files',
      details: { counts: { mismatched: 0, missing: 0, unsignedPresent: 0, ...counts } },
    });
  });

  test('is refused with every difference in one sentence', async () => {
    const files = { 'config.json': bytes('{}'), 'other.bin': bytes('o') };
    await expect(verify(files, await sign(FILES))).rejects.toThrow(
      'the model is not what was signed: 1 file differs, 2 files are missing, 1 file is not signed',
    );
  });
});

describe('warnings', () => {
  test('an unsigned file that is allowed is listed and told', async () => {
    const files = { ...FILES, 'notes.txt': bytes('a plain note\n') };
    const verified = await verify(files, await sign(FILES), { ignoreUnsigned: true });
    expect(verified.coverage.unsignedPresent.map(({ path }) => path)).toEqual(['notes.txt']);
    expect(verified.warnings).toMatchObject([
      { ruleId: 'signing/file-unsigned', locations: [{ path: 'notes.txt' }] },
    ]);
  });

  test('an ignored file is told when a loader may load it, or when it is not known', async () => {
    const files = {
      ...FILES,
      'left/run.py': bytes('#!/usr/bin/env python\nimport os\n'),
      'left/mystery.bin': new Uint8Array([1, 2, 3, 250, 251, 252, 0, 0, 9]),
      'left/README.md': bytes('# Read me\n\nA document.\n'),
      '.gitattributes': bytes('*.bin filter=lfs\n'),
    };
    const bundle = await sign(files, { ignorePaths: ['left'] });
    const verified = await verify(files, bundle);
    expect(verified.warnings.map(({ ruleId, locations }) => [ruleId, locations[0]?.path])).toEqual([
      ['signing/ignored-unknown', 'left/mystery.bin'],
      ['signing/ignored-loadable', 'left/run.py'],
    ]);
    expect(verified.coverage.ignoredPresent).toHaveLength(4);
  });

  test('a part of the files is never told as the whole', async () => {
    const broken = { ...FILES, 'weights/b.bin': bytes('changed') };
    const verified = await verify(broken, await sign(FILES), { only: ['weights/a.bin'] });
    expect(verified.coverage).toMatchObject({
      verified: ['weights/a.bin'],
      notChecked: ['config.json', 'weights/b.bin'],
    });
    expect(verified.warnings).toMatchObject([{ ruleId: 'signing/partly-checked' }]);
  });
});

test('the signature itself is neither unsigned nor left out', async () => {
  const bundle = await sign(FILES);
  const files = { ...FILES, 'model.sig': bytes(bundle) };
  const { coverage, warnings } = await verify(files, bundle, { signaturePath: 'model.sig' });
  expect([coverage.unsignedPresent, coverage.ignoredPresent, warnings]).toEqual([[], [], []]);
});

test('digests that are known already are not computed again', async () => {
  const bundle = await sign(FILES);
  const { statement } = await verifySignature(bundle, { trust });
  const digests = new Map(
    statement.manifest.resources.map(({ path, digest }) => [path, `sha256:${digest}` as const]),
  );
  const unread = { ...FILES, 'weights/a.bin': bytes('never read!!') };
  const { coverage } = await verify(unread, bundle, { digests });
  expect(coverage.cachedBytes).toBe(coverage.verifiedBytes);
});

import type { JsonObject } from '@weighbridge/core';
import { expect, test } from 'vitest';
import {
  evidenceOf,
  FILES,
  folderOf,
  NOW,
  POLICY,
  said,
  signed,
  STRANGER,
  text,
  verdictOf,
  weighFiles,
} from '../../test/support/signed-models.ts';
import { weigh } from '../weigh.ts';

const payloadOf = (weighing: Awaited<ReturnType<typeof weighFiles>>, type: string): JsonObject =>
  evidenceOf(weighing, type)[0]?.payload ?? {};

test('a model that is as a signer named by the policy signed it passes', async () => {
  const weighing = await weighFiles(await signed());
  expect(weighing.posture.gate.outcome, weighing.posture.gate.sentence).toBe('admit');
  expect(verdictOf(weighing, 'WB-INT-1')).toMatchObject({
    status: 'pass',
    tier: 'verified',
    message: 'The model is as team signed it.',
  });
  expect(said(weighing, 'WB-INT-3')).toBe('pass evidence-supports');
  expect(payloadOf(weighing, 'signature/manifest')).toMatchObject({ verified: 3, complete: true });
});

test.for([
  ['shards by SHA-256', { method: 'shards', shardBytes: 64 }],
  ['whole files by BLAKE2b', { algorithm: 'blake2b' }],
  ['shards by BLAKE3', { method: 'shards', algorithm: 'blake3', shardBytes: 100 }],
] as const)('passes with %s too', async ([, options]) => {
  expect(said(await weighFiles(await signed(FILES, undefined, options)), 'WB-INT-1')).toBe(
    'pass evidence-supports',
  );
});

test('a changed weight fails WB-INT-1 and is named', async () => {
  const files = await signed();
  const weights = (FILES['model.safetensors'] as Uint8Array).slice();
  weights[weights.length - 1] = 1;
  const weighing = await weighFiles({ ...files, 'model.safetensors': weights });
  expect(said(weighing, 'WB-INT-1')).toBe('fail finding-adverse');
  expect(verdictOf(weighing, 'WB-INT-1')?.message).toContain('model.safetensors');
  expect(said(weighing, 'WB-INT-3')).toBe('unknown evidence-inconclusive');
  expect(payloadOf(weighing, 'signature/verification')).toMatchObject({
    verified: false,
    problem: { code: 'FILES_MISMATCH', stage: 'files' },
    signer: { method: 'key' },
  });
});

test('an added file fails only WB-INT-3, and is named', async () => {
  const weighing = await weighFiles({ ...(await signed()), 'adapter.safetensors': text('x') });
  expect(said(weighing, 'WB-INT-1')).toBe('pass evidence-supports');
  expect(said(weighing, 'WB-INT-3')).toBe('fail finding-adverse');
  expect(payloadOf(weighing, 'signature/manifest')['unsignedPresent']).toMatchObject({
    count: 1,
    listed: [{ path: 'adapter.safetensors' }],
  });
});

test('a renamed file fails both controls, and both names are reported', async () => {
  const { 'model.safetensors': weights, ...rest } = await signed();
  const weighing = await weighFiles({ ...rest, 'pytorch.safetensors': weights as Uint8Array });
  expect(said(weighing, 'WB-INT-1')).toBe('fail finding-adverse');
  expect(payloadOf(weighing, 'signature/manifest')['renamed']).toEqual({
    count: 1,
    listed: [{ from: 'model.safetensors', to: 'pytorch.safetensors' }],
  });
});

test.for([
  [
    'can be loaded',
    { 'skip/evil.safetensors': FILES['model.safetensors'] },
    'fail finding-adverse',
  ],
  [
    'is of no known format',
    { 'skip/blob': Uint8Array.of(1, 0, 2, 255) },
    'unknown evidence-inconclusive',
  ],
  ['is a document', { 'skip/NOTES.md': text('# Notes\n') }, 'pass evidence-supports'],
] as const)('an ignored file that %s', async ([, ignored, expected]) => {
  const files = await signed(FILES, undefined, { ignorePaths: ['skip'] });
  const weighing = await weighFiles({ ...files, ...(ignored as Record<string, Uint8Array>) });
  expect(said(weighing, 'WB-INT-1')).toBe('pass evidence-supports');
  expect(said(weighing, 'WB-INT-3')).toBe(expected);
});

test('a signature by a signer whom the policy does not name fails', async () => {
  const weighing = await weighFiles(await signed(FILES, STRANGER.signer));
  expect(said(weighing, 'WB-INT-1')).toBe('fail finding-adverse');
  expect(payloadOf(weighing, 'signature/verification')).toMatchObject({
    verified: false,
    problem: { code: 'KEY_MISMATCH' },
  });
});

test('a signature by a method that the policy does not list fails', async () => {
  const signers = [
    { name: 'ci', method: 'sigstore', identity: 'a@example.org', issuer: 'https://example.org' },
  ] as const;
  const weighing = await weighFiles(await signed(), { policy: { ...POLICY, signers } });
  expect(payloadOf(weighing, 'signature/verification')).toMatchObject({
    problem: { code: 'METHOD_MISMATCH' },
  });
  expect(said(weighing, 'WB-INT-1')).toBe('fail finding-adverse');
});

test('the second of two signers is found', async () => {
  const signers = [
    { name: 'other', method: 'key', publicKey: STRANGER.publicKey },
    ...(POLICY.signers ?? []),
  ] as const;
  const weighing = await weighFiles(await signed(), { policy: { ...POLICY, signers } });
  expect(verdictOf(weighing, 'WB-INT-1')?.message).toBe('The model is as team signed it.');
});

test('without signers in the policy nothing is checked, and nothing passes or fails', async () => {
  const weighing = await weighFiles(await signed(), { policy: { name: 'open', requires: [] } });
  expect(payloadOf(weighing, 'signature/verification')).toMatchObject({ verified: null });
  for (const control of ['WB-INT-1', 'WB-INT-3']) {
    expect(verdictOf(weighing, control)?.status).toBe('unknown');
  }
});

test('a model without a signature is unknown', async () => {
  const weighing = await weighFiles(FILES);
  expect(said(weighing, 'WB-INT-1')).toBe('unknown evidence-missing');
  expect(weighing.posture.gate.outcome).toBe('cannot-decide');
});

test('a signature whose files were not hashed does not count as verified', async () => {
  const weighing = await weighFiles(await signed(), { hash: 'none' });
  expect(payloadOf(weighing, 'signature/verification')).toMatchObject({ verified: null });
  expect(said(weighing, 'WB-INT-1')).toBe('unknown evidence-inconclusive');
});

test.for([
  ['nothing', new Uint8Array()],
  ['no JSON', text('hello')],
  ['no bundle', text('{"a": 1}')],
  ['two members of one name', text('{"mediaType": "a", "mediaType": "b"}')],
] as const)('a signature file that holds %s fails, and throws nothing', async ([, bytes]) => {
  const weighing = await weighFiles({ ...FILES, 'model.sig': bytes });
  expect(said(weighing, 'WB-INT-1')).toBe('fail finding-adverse');
  expect(payloadOf(weighing, 'signature/verification')).toMatchObject({
    verified: false,
    method: null,
    problem: { stage: 'bundle' },
  });
});

test('an unusable key in the policy leaves the question open for any signer', async () => {
  const { publicKey } = STRANGER;
  const broken = publicKey.replace('MFkw', 'AAAA');
  const signers = [{ name: 'broken', method: 'key', publicKey: broken }] as const;
  const weighing = await weighFiles(await signed(), { policy: { ...POLICY, signers } });
  expect(said(weighing, 'WB-INT-1')).toBe('unknown evidence-inconclusive');
});

test('a signature from elsewhere counts like one inside', async () => {
  const { 'model.sig': bytes, ...files } = await signed();
  const signature = { path: 'signatures/tiny.sig', bytes };
  const weighing = await weighFiles(files, { signature });
  expect(said(weighing, 'WB-INT-1')).toBe('pass evidence-supports');
  expect(payloadOf(weighing, 'signature/verification')['path']).toBe('signatures/tiny.sig');
});

test('a removed signature counts as withdrawn', async () => {
  const { posture: previous } = await weighFiles(await signed());
  const weighing = await weighFiles(FILES, { now: new Date('2026-11-23T13:00:00Z'), previous });
  expect(said(weighing, 'WB-INT-1')).toBe('unknown evidence-withdrawn');
});

test('no file is read again for a signature over whole files', async () => {
  const reads = async (files: typeof FILES) => {
    const folder = folderOf(files);
    let bytes = 0;
    await weigh(
      {
        ...folder,
        async open(path) {
          const source = await folder.open(path);
          if (path !== 'model.safetensors') return source;
          return {
            ...source,
            async read(offset, length, options) {
              const answer = await source.read(offset, length, options);
              bytes += answer.byteLength;
              return answer;
            },
          };
        },
      },
      { policy: POLICY, now: NOW },
    );
    return bytes;
  };
  expect(await reads(await signed())).toBe(await reads(FILES));
});

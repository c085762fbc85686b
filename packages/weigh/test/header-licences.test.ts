import { memoryFolder } from '@weighbridge/core';
import { writeSafetensors } from '@weighbridge/model-formats';
import { builtInPolicies } from '@weighbridge/posture';
import { expect, test } from 'vitest';
import { weigh } from '../src/weigh.ts';
import { onnxModel } from './support/onnx.ts';
import { verdictOf } from './support/signed-models.ts';

const NOW = new Date('2026-11-23T12:00:00Z');
const text = new TextEncoder();
const AGPL = 'AGPL-3.0 License (https://ultralytics.com/license)';
const NON_COMMERCIAL = 'Creative Commons Attribution Non Commercial 4.0';

const onnx = (metadata: Readonly<Record<string, string>>) => ({ 'm.onnx': onnxModel(metadata) });
const safetensors = (metadata: Readonly<Record<string, string>>) => ({
  'model.safetensors': writeSafetensors(
    [{ name: 'w', dtype: 'F32', shape: [2], data: new Uint8Array(8) }],
    metadata,
  ),
});

async function licenceOf(files: Readonly<Record<string, Uint8Array | string>>, denied?: string) {
  const bytes = Object.entries(files).map(
    ([path, file]) => [path, typeof file === 'string' ? text.encode(file) : file] as const,
  );
  const { licences, ...policy } = builtInPolicies.default;
  const deny = [...(licences?.deny ?? []), ...(denied === undefined ? [] : [denied])];
  const weighing = await weigh(memoryFolder('tiny', Object.fromEntries(bytes)), {
    now: NOW,
    policy: { ...policy, licences: { allow: licences?.allow ?? [], deny } },
  });
  const { status, message } = verdictOf(weighing, 'WB-BOM-4') ?? {};
  return { status, message, outcome: weighing.posture.gate.outcome };
}

test.for([
  ['an ONNX file', onnx({ license: AGPL })],
  ['a safetensors file', safetensors({ license: AGPL })],
  ['a model specification', safetensors({ 'modelspec.license': 'AGPL-3.0' })],
  ['a configuration', { ...safetensors({}), 'config.json': '{"license": "agpl-3.0"}' }],
  ['a manifest', { ...safetensors({}), 'package.json': '{"license": "AGPL-3.0-only"}' }],
] as const)('the licence in %s is judged by the policy', async ([, files]) => {
  expect(await licenceOf(files)).toEqual({
    status: 'unknown',
    message: 'The policy neither allows nor denies AGPL-3.0-only.',
    outcome: 'cannot-decide',
  });
  expect(await licenceOf(files, 'AGPL-3.0-only')).toEqual({
    status: 'fail',
    message: 'The policy denies AGPL-3.0-only.',
    outcome: 'refuse',
  });
});

test.for([
  ['an ONNX file', onnx({ license: 'MIT' })],
  ['a safetensors file', safetensors({ license: 'The MIT License' })],
  ['a configuration', { ...safetensors({}), 'config.json': '{"license": "mit"}' }],
  ['a manifest', { ...safetensors({}), 'package.json': '{"license": "MIT"}' }],
  ['a header and a card', { ...onnx({ license: 'mit' }), 'README.md': '---\nlicense: MIT\n---\n' }],
] as const)('a licence in %s that the policy allows passes', async ([, files]) => {
  expect(await licenceOf(files)).toEqual({
    status: 'pass',
    message: 'The policy allows MIT.',
    outcome: 'admit',
  });
});

test('an allowed licence in a card does not hide a denied one in a header', async () => {
  const files = { ...onnx({ license: NON_COMMERCIAL }), 'README.md': '---\nlicense: mit\n---\n' };
  expect(await licenceOf(files)).toMatchObject({
    status: 'fail',
    message: 'The policy denies CC-BY-NC-4.0.',
  });
});

test('metadata without a licence says nothing', async () => {
  for (const metadata of [{ author: 'acme' }, { license: '' }, { license: 'None' }])
    expect(await licenceOf(onnx(metadata))).toMatchObject({ message: 'No licence was found.' });
});

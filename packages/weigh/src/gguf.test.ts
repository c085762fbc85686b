import { memoryFolder } from '@weighbridge/core';
import type { GgufInput, GgufValue } from '@weighbridge/model-formats';
import { writeGguf } from '@weighbridge/model-formats';
import { expect, test } from 'vitest';
import { weigh } from './weigh.ts';

const NOW = new Date('2026-11-23T12:00:00Z');
const text = (value: string): GgufValue => ({ type: 'string', value });
const CARD = new TextEncoder().encode('---\nlicense: mit\n---\n\n# A model\n');
const METADATA = {
  'general.architecture': text('llama'),
  'general.license': text('mit'),
  'llama.context_length': { type: 'uint32', value: 128 },
} as const;
const tensor = (name: string): GgufInput => ({
  name,
  dtype: 'F32',
  shape: [2, 4],
  data: new Uint8Array(32),
});

/** One part of a model of two. */
function part(number: 1 | 2): Uint8Array {
  const split = {
    'split.no': { type: 'uint16', value: number - 1 },
    'split.count': { type: 'uint16', value: 2 },
    'split.tensors.count': { type: 'int32', value: 2 },
  } as const;
  return writeGguf([tensor(`w${number}`)], { ...(number === 1 && METADATA), ...split });
}

async function weighed(files: Readonly<Record<string, Uint8Array>>) {
  const folder = memoryFolder('tiny', { 'README.md': CARD, ...files });
  const { posture } = await weigh(folder, { now: NOW });
  const status = (id: string): string | undefined =>
    posture.verdicts.find(({ control }) => control === id)?.status;
  return { outcome: posture.gate.outcome, code: status('WB-ART-1'), sound: status('WB-ART-2') };
}

test('admits a model that is one well-formed GGUF file, like one in safetensors', async () => {
  const file = writeGguf([tensor('w')], METADATA);
  expect(await weighed({ 'model.gguf': file })).toEqual({
    outcome: 'admit',
    code: 'not-applicable',
    sound: 'pass',
  });
});

test('admits a split model with all of its parts', async () => {
  const files = { 'm-00001-of-00002.gguf': part(1), 'm-00002-of-00002.gguf': part(2) };
  expect(await weighed(files)).toMatchObject({ outcome: 'admit', sound: 'pass' });
});

test('refuses a model that lacks a part, and one with truncated tensors', async () => {
  expect(await weighed({ 'm-00002-of-00002.gguf': part(2) })).toMatchObject({
    outcome: 'refuse',
    sound: 'fail',
  });
  const cut = writeGguf([tensor('w')], METADATA).slice(0, -1);
  expect(await weighed({ 'model.gguf': cut })).toMatchObject({ outcome: 'refuse', sound: 'fail' });
});

test('decides on a header with a chat template, which runs when prompts are rendered', async () => {
  const template = { ...METADATA, 'tokenizer.chat_template': text('{{ messages }}') };
  expect(await weighed({ 'model.gguf': writeGguf([tensor('w')], template) })).toMatchObject({
    code: 'not-applicable',
    sound: 'pass',
  });
});

test('cannot decide on a tensor type that it does not know', async () => {
  const file = writeGguf([tensor('w')], METADATA);
  const at = new TextDecoder('latin1').decode(file).lastIndexOf('w') + 1 + 4 + 16;
  new DataView(file.buffer).setUint32(at, 99, true);
  expect(await weighed({ 'model.gguf': file })).toMatchObject({ sound: 'unknown' });
});

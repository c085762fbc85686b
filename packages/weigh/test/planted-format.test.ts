import { memoryFolder } from '@weighbridge/core';
import { defineFormat, defineTextFormat, formats } from '@weighbridge/model-formats';
import type { Format, FormatReading } from '@weighbridge/model-formats';
import { afterEach, expect, test } from 'vitest';
import { weigh } from '../src/weigh.ts';
import { verdictOf } from './support/signed-models.ts';

const NOW = new Date('2026-11-23T12:00:00Z');
type Reader = NonNullable<Format['read']>;

const registry = formats as Format[];

/** A text format with these file names. */
function textFormat(id: string, names: readonly string[]): Format {
  return defineTextFormat({
    id,
    title: 'weights as words',
    mediaType: 'text/plain',
    names,
    canCarryCode: 'no',
    role: 'data',
    citations: ['https://example.com/words'],
  });
}

const words = textFormat('words', ['.txt']);
/** What an untyped caller can pass: a text format that says that it holds weights. */
const textWeights: Format = { ...textFormat('text-weights', ['.txt']), role: 'model' };

afterEach(() => {
  for (const planted of [textWeights.id, words.id]) {
    const at = registry.findIndex(({ id }) => id === planted);
    if (at !== -1) registry.splice(at, 1);
  }
});

/** The verdict of WB-ART-2, and the file's statement, with one more format in the registry. */
async function weighWith(planted: Format, path: string, content = 'w 1 2 3\n') {
  registry.unshift(planted);
  const folder = memoryFolder('tiny', { [path]: new TextEncoder().encode(content) });
  const weighing = await weigh(folder, { now: NOW });
  const payload = weighing.evidence.find(({ type }) => type === 'artifact/formats')?.payload;
  return {
    status: verdictOf(weighing, 'WB-ART-2')?.status,
    file: (payload as { files: readonly object[] } | undefined)?.files[0],
  };
}

/** The same format with a reader that says that it checked the structure of its files. */
function withStructure(format: Format): Format {
  const read: Reader = async (source, context) => {
    const reading = (await format.read?.(source, context)) as FormatReading;
    return { ...reading, checked: 'structure' };
  };
  return defineFormat({ ...format, read });
}

test('weights that were only checked to be text are not well-formed', async () => {
  const { status, file } = await weighWith(textWeights, 'weights.txt');
  expect(file).toMatchObject({ format: 'text-weights', wellFormed: null, coverageComplete: true });
  expect(status).toBe('unknown');
});

test('weights with a checked structure are well-formed', async () => {
  const { status, file } = await weighWith(withStructure(textWeights), 'weights.txt');
  expect(file).toMatchObject({ format: 'text-weights', wellFormed: true });
  expect(status).toBe('pass');
});

test('weights that no reader reads are not well-formed', async () => {
  const { read: _read, ...unread } = textWeights;
  const { status, file } = await weighWith(unread, 'weights.txt');
  expect(file).toMatchObject({ format: 'text-weights', wellFormed: null });
  expect(status).toBe('unknown');
});

test('text without weights is well-formed, and not a model', async () => {
  const { status, file } = await weighWith(words, 'weights.txt');
  expect(file).toMatchObject({ format: 'words', wellFormed: true });
  expect(status).toBe('unknown');
});

test.for([
  ['evil.pth', null],
  ['model.safetensors', 'safetensors'],
  ['notes.words', 'words'],
] as const)(
  'a text format does not claim %s from the formats that own it',
  async ([path, format]) => {
    const greedy = textFormat('words', ['.pth', '.safetensors', '.words']);
    expect((await weighWith(greedy, path)).file).toMatchObject({ format });
  },
);

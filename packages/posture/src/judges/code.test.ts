import type { JsonObject } from '@weighbridge/core';
import { expect, test } from 'vitest';
import { code, WEIGHTS } from '../../test/support/facts.ts';
import { judgeCode } from './code.ts';

const carrier = (path: string, format: string | null, role: string, more: JsonObject = {}) => ({
  ...WEIGHTS,
  path,
  format,
  role,
  canCarryCode: 'yes',
  ...more,
});

test.for<readonly [string, JsonObject, string]>([
  [
    'weights that are pickled',
    carrier('model.pt', 'torch-zip', 'model'),
    'Export what model.pt holds to a format that runs no code',
  ],
  [
    'a graph with its layers',
    carrier('model.h5', 'hdf5', 'model'),
    'Export what model.h5 holds as safetensors or ONNX',
  ],
  ['an archive', carrier('all.tar', 'tar', 'archive'), 'Unpack all.tar and weigh what is in it'],
  [
    'a format that nothing reads',
    carrier('model.tflite', 'tflite', 'model'),
    'nothing here looks for code in such files',
  ],
  ['a program', carrier('run', 'elf', 'code'), 'Read what run does, and leave it out'],
  [
    'Python',
    carrier('modeling.py', 'python', 'code'),
    'Read what modeling.py does, and leave it out',
  ],
  [
    'a stranger',
    carrier('METADATA', null, 'document'),
    'Find out what METADATA is, and leave it out',
  ],
  [
    'a pointer of Git LFS',
    carrier('model.safetensors', 'git-lfs-pointer', 'document', { canCarryCode: 'no' }),
    'Run git lfs pull in the clone, which fetches what is missing: model.safetensors',
  ],
  [
    'a broken file',
    carrier('model.safetensors', 'safetensors', 'model', { canCarryCode: 'no', wellFormed: false }),
    'Fetch or export model.safetensors again: it is not well-formed.',
  ],
  [
    'a file read in part',
    carrier('config.json', 'json', 'config', { canCarryCode: 'unknown', coverageComplete: false }),
    'Look into config.json, which was not read to its end',
  ],
  [
    'operators that are not in the file',
    carrier('model.onnx', 'onnx', 'model', { canCarryCode: 'unknown' }),
    'Find out which code model.onnx asks for that is not in it',
  ],
])('%s has a remedy of its own, which names the file', ([, file, remedy]) => {
  const judgement = judgeCode(code(WEIGHTS, { ...file, path: file['path'] ?? '' }));
  expect(judgement).toMatchObject({
    outcome: 'inconclusive',
    remedy: expect.stringContaining(remedy),
  });
});

test('a remedy names all files that it is about, and says that others are left', () => {
  const pickles = ['a.pt', 'b.pt'].map((path) => carrier(path, 'torch-zip', 'model'));
  const { remedy } = judgeCode(code(...pickles, carrier('run.py', 'python', 'code')));
  expect(remedy).toContain('Export what a.pt and 1 more hold');
  expect(remedy).toContain('Then see to the others that can carry code (1).');
  const scripts = ['a.py', 'b.py'].map((path) => carrier(path, 'python', 'code'));
  expect(judgeCode(code(...scripts)).remedy).toBe(
    'Read what a.py and 1 more do, and leave them out of the folder if loading the model does not need them.',
  );
});

test('several files are spoken of as several', () => {
  const strangers = ['a.bin', 'b.bin'].map((path) => ({ ...WEIGHTS, path, format: null }));
  expect(judgeCode(code(...strangers))).toMatchObject({
    message: 'Cannot tell: a.bin and 1 more are of no format known here.',
    remedy:
      'Find out what a.bin and 1 more are, and leave them out of the folder if loading the model does not need them.',
  });
});

test('safetensors is advised for pickled weights and graphs alone', () => {
  for (const format of ['elf', 'tflite', 'python', 'jar', 'shell', 'pdf', 'wasm', 'html']) {
    const { remedy } = judgeCode(
      code(carrier('x', format, format === 'tflite' ? 'model' : 'code')),
    );
    expect(remedy).not.toContain('safetensors');
  }
});

test('a chat template is named and keeps nothing open', () => {
  const settings = {
    ...WEIGHTS,
    path: 'tokenizer_config.json',
    format: 'json',
    role: 'config',
    chatTemplate: true,
  };
  expect(judgeCode(code(WEIGHTS, settings))).toEqual({
    outcome: 'supports',
    message:
      'No file can run code when it is loaded. Not analysed: the chat template in tokenizer_config.json.',
  });
  const spoilt = judgeCode(code(carrier('model.pt', 'torch-zip', 'model'), settings));
  expect(spoilt.outcome).toBe('inconclusive');
});

test('entries that were not read leave it open, and a count that is none is no shape', () => {
  expect(judgeCode({ ...code(WEIGHTS), skippedCount: 2 })).toMatchObject({
    outcome: 'inconclusive',
    message: "Cannot tell: 2 of the folder's entries were not read.",
  });
  for (const skippedCount of [-1, 1.5, '0', null]) {
    expect(judgeCode({ ...code(WEIGHTS), skippedCount }).message).toContain('skippedCount');
  }
});

test('a path of any length fits into the sentences', () => {
  const { message, remedy } = judgeCode(code(carrier('x'.repeat(100_000), 'python', 'code')));
  expect(message.length + String(remedy).length).toBeLessThan(1000);
});

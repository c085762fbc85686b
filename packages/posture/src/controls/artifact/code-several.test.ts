import type { JsonObject } from '@weighbridge/core';
import { artifactCode } from '@weighbridge/evidence';
import { describe, expect, test } from 'vitest';
import { asked } from '../../../test/support/asked.ts';
import { code, WEIGHTS } from '../../../test/support/facts.ts';
import { judgeCode as judgeCodePayload } from './code.ts';

const judgeCode = asked(artifactCode, judgeCodePayload);

const files = (format: string | null, role: string, ...paths: readonly string[]) =>
  paths.map((path) => ({ ...WEIGHTS, path, format, role, canCarryCode: 'yes' }));
const remedyOf = (...listed: readonly JsonObject[]) => judgeCode(code(...listed)).remedy;

describe('several files that can carry code are described in the plural:', () => {
  test.for([
    [
      'pickled weights',
      files('torch-zip', 'model', 'a', 'b'),
      'Export what a and 1 more hold to a format that runs no code, such as safetensors or ONNX, and leave a and 1 more out, or take the model from a source that ships one.',
    ],
    [
      'graphs',
      files('hdf5', 'model', 'a', 'b'),
      'Export what a and 1 more hold as safetensors or ONNX, and leave a and 1 more out.',
    ],
    [
      'archives',
      files('tar', 'archive', 'a', 'b'),
      'Unpack a and 1 more and weigh what is in them instead of the archives.',
    ],
    [
      'scripts',
      files('python', 'code', 'a', 'b'),
      'Read what a and 1 more do, and leave them out of the folder if loading the model does not need them.',
    ],
  ] as const)('%s', ([, listed, remedy]) => {
    expect(judgeCode(code(...listed))).toEqual({
      outcome: 'inconclusive',
      message: 'Cannot tell: a and 1 more can carry code, and nothing has looked inside.',
      remedy,
    });
  });
});

test('files in no known format are described in the plural', () => {
  expect(judgeCode(code(...files(null, 'document', 'a', 'b')))).toEqual({
    outcome: 'inconclusive',
    message: 'Cannot tell: a and 1 more are not in a known format.',
    remedy:
      'Find out what a and 1 more are, and leave them out of the folder if loading the model does not need them.',
  });
});

test('files that may or may not carry code are described in the plural', () => {
  const unclear = files('onnx', 'model', 'a', 'b').map((file) => ({
    ...file,
    canCarryCode: 'unknown',
  }));
  expect(judgeCode(code(...unclear))).toEqual({
    outcome: 'inconclusive',
    message: 'Cannot tell: nothing says whether a and 1 more carry code.',
    remedy:
      'Find out which code a asks for that is not in it, and whether whoever serves the model installs it.',
  });
});

test('the advice is for the first path, in whatever order files are listed, and counts the others', () => {
  const scripts = files('python', 'code', 'c.py');
  const pickles = files('torch-zip', 'model', 'b.pt', 'a.pt');
  const expected =
    'Export what a.pt and 1 more hold to a format that runs no code, such as safetensors or ONNX, and leave a.pt and 1 more out, or take the model from a source that ships one. Then see to the others that can carry code (1).';
  expect(remedyOf(...scripts, ...pickles)).toBe(expected);
  expect(remedyOf(...pickles.toReversed(), ...scripts)).toBe(expected);
});

test('safetensors is advised only for pickled weights and graphs', () => {
  for (const format of ['elf', 'tflite', 'python', 'jar', 'shell', 'pdf', 'wasm', 'html']) {
    const role = format === 'tflite' ? 'model' : 'code';
    const remedy = remedyOf(...files(format, role, 'x'));
    expect(remedy).toContain('x');
    expect(remedy).not.toContain('safetensors');
  }
});

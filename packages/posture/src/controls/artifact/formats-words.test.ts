import type { JsonObject } from '@weighbridge/core';
import { artifactFormats } from '@weighbridge/evidence';
import { describe, expect, test } from 'vitest';
import { asked } from '../../../test/support/asked.ts';
import { formats, WEIGHTS } from '../../../test/support/facts.ts';
import { judgeWellFormed as judgeWellFormedPayload } from './formats.ts';

const judgeWellFormed = asked(artifactFormats, judgeWellFormedPayload);

const files = (changes: JsonObject, ...paths: readonly string[]) =>
  formats(...paths.map((path) => ({ ...WEIGHTS, path, ...changes })));

describe('artifact/formats says what is wrong, and what to do about it, of', () => {
  test.for<readonly [string, JsonObject, message: string, remedy: string]>([
    [
      'one broken file',
      files({ wellFormed: false }, 'a'),
      'a is not well-formed.',
      'Fetch or export again what is not well-formed: a.',
    ],
    [
      'several broken files',
      files({ wellFormed: false }, 'b', 'a', 'c'),
      'a and 2 more are not well-formed.',
      'Fetch or export again what is not well-formed: a and 2 more.',
    ],
  ])('%s', ([, payload, message, remedy]) => {
    expect(judgeWellFormed(payload)).toEqual({ outcome: 'adverse', message, remedy });
  });

  test.for<readonly [string, JsonObject, message: string, remedy: string]>([
    [
      'files that nobody read',
      files({ wellFormed: null }, 'b', 'a'),
      'nothing has read a and 1 more',
      'Check a and 1 more by other means, as nothing here reads the format, or leave out of the folder what loading the model does not need.',
    ],
    [
      'a file that was read in part',
      files({ coverageComplete: false }, 'a'),
      'a was read only in part',
      'See in the findings which part of a was not read and why, then weigh again.',
    ],
    [
      'files that were read in part',
      files({ coverageComplete: false }, 'b', 'a'),
      'a and 1 more were read only in part',
      'See in the findings which part of a and 1 more was not read and why, then weigh again.',
    ],
    [
      'a folder without a model',
      files({ role: 'document' }, 'README.md'),
      'no file here is in a format that is known to hold a model',
      'Weigh the folder that holds the weights, in a format that is read here, such as safetensors, GGUF or ONNX.',
    ],
  ])('%s', ([, payload, what, remedy]) => {
    const message = `Cannot tell: ${what}.`;
    expect(judgeWellFormed(payload)).toEqual({ outcome: 'inconclusive', message, remedy });
  });
});

import type { JsonObject } from '@weighbridge/core';
import { artifactCode, artifactFormats } from '@weighbridge/evidence';
import { describe, expect, test } from 'vitest';
import { asked } from '../../../test/support/asked.ts';
import { formats, WEIGHTS } from '../../../test/support/facts.ts';
import { judgeCode as judgeCodePayload } from './code.ts';
import { judgeWellFormed as judgeWellFormedPayload } from './formats.ts';

const judgeCode = asked(artifactCode, judgeCodePayload);
const judgeWellFormed = asked(artifactFormats, judgeWellFormedPayload);

const README = {
  ...WEIGHTS,
  path: 'README.md',
  format: 'markdown',
  role: 'document',
  wellFormed: null,
};
const SAFE = 'supports: No file can run code when it is loaded.';
const WHOLE = 'supports: Every file of the model is well-formed.';
const open = (what: string) => `inconclusive: Cannot tell: ${what}.`;

function code(payload: unknown): string {
  const { outcome, message } = judgeCode({ skippedCount: 0, ...(payload as JsonObject) });
  return `${outcome}: ${message}`;
}

function wellFormed(payload: unknown): string {
  const { outcome, message } = judgeWellFormed(payload as JsonObject);
  return `${outcome}: ${message}`;
}

/** The weights with changed facts; `undefined` removes one. */
const weights = (...changes: readonly Readonly<Record<string, unknown>>[]) =>
  formats(...changes.map((change) => ({ ...WEIGHTS, ...change }) as JsonObject));

describe('artifact/code and artifact/formats say of the model', () => {
  test.for<readonly [string, JsonObject, string, string]>([
    ['weights alone', formats(WEIGHTS), SAFE, WHOLE],
    ['weights and a document that nobody parsed', formats(WEIGHTS, README), SAFE, WHOLE],
    [
      'a stranger',
      weights({}, { path: 'blob', format: null, role: null }),
      open('blob is not in a known format'),
      open('blob is not in a known format'),
    ],
    [
      'code beside the weights',
      weights({}, { path: 'modeling.py', role: 'code', canCarryCode: 'yes', wellFormed: null }),
      open('modeling.py can carry code, and nothing has looked inside'),
      open('nothing has read modeling.py'),
    ],
    [
      'a file that can carry code and one that may',
      weights({ path: 'a', canCarryCode: 'unknown' }, { path: 'b', canCarryCode: 'yes' }),
      open('b can carry code, and nothing has looked inside'),
      WHOLE,
    ],
    [
      'operators that are not in the file',
      weights({ canCarryCode: 'unknown' }),
      open('nothing says whether model.safetensors carries code'),
      WHOLE,
    ],
    [
      'a broken file',
      weights({ wellFormed: false }),
      open('nothing says whether model.safetensors carries code'),
      'adverse: model.safetensors is not well-formed.',
    ],
    [
      'a broken document',
      formats(WEIGHTS, { ...README, wellFormed: false }),
      open('nothing says whether README.md carries code'),
      'adverse: README.md is not well-formed.',
    ],
    [
      'weights that nobody read',
      weights({ wellFormed: null }),
      SAFE,
      open('nothing has read model.safetensors'),
    ],
    [
      'weights read in part',
      weights({ coverageComplete: false }),
      SAFE,
      open('model.safetensors was read only in part'),
    ],
    [
      'documents alone',
      formats(README),
      SAFE,
      open('no file here is in a format that is known to hold a model'),
    ],
    [
      'sound code alone',
      weights({ role: 'code' }),
      SAFE,
      open('no file here is in a format that is known to hold a model'),
    ],
    [
      'a file whose format does not say what it is for',
      weights({ role: null }),
      SAFE,
      open('no file here is in a format that is known to hold a model'),
    ],
    ['a missing role', formats({ ...WEIGHTS, role: undefined }), SAFE, WHOLE],
    ['nothing', formats(), open('there is no file'), open('there is no file')],
    [
      'a list cut short',
      { files: [WEIGHTS], complete: false },
      open('not every file was listed'),
      open('not every file was listed'),
    ],
    [
      'a list cut short after a broken file',
      { files: [{ ...WEIGHTS, wellFormed: false }], complete: false },
      open('not every file was listed'),
      'adverse: model.safetensors is not well-formed.',
    ],
  ])('%s', ([, payload, onCode, onForm]) => {
    expect(code(payload)).toBe(onCode);
    expect(wellFormed(payload)).toBe(onForm);
  });

  test.for(['config', 'document', 'data'])(
    'that no loader builds a model from a %s, read or not',
    (role) => {
      for (const change of [{ wellFormed: null }, { coverageComplete: false }]) {
        expect(wellFormed(weights({}, { ...change, path: 'beside', role }))).toBe(WHOLE);
      }
      expect(wellFormed(weights({}, { path: 'beside', role, wellFormed: false }))).toBe(
        'adverse: beside is not well-formed.',
      );
    },
  );

  test('the first file and how many more there are, whatever their order', () => {
    const broken = ['b', 'a', 'c'].map((path) => ({ path, wellFormed: false }));
    expect(wellFormed(weights(...broken))).toBe('adverse: a and 2 more are not well-formed.');
  });
});

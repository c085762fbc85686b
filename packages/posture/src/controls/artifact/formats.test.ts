import type { JsonObject } from '@weighbridge/core';
import { describe, expect, test } from 'vitest';
import { formats, WEIGHTS } from '../../../test/support/facts.ts';
import { judgeCode } from './code.ts';
import { judgeWellFormed } from './formats.ts';

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

/** The weights, each time with other facts; `undefined` takes one away. */
const weights = (...changes: readonly Readonly<Record<string, unknown>>[]) =>
  formats(...changes.map((change) => ({ ...WEIGHTS, ...change }) as JsonObject));

describe('artifact/code and artifact/formats say of the model', () => {
  test.for<readonly [string, JsonObject, string, string]>([
    ['weights alone', formats(WEIGHTS), SAFE, WHOLE],
    ['weights and a document that nobody parsed', formats(WEIGHTS, README), SAFE, WHOLE],
    [
      'a stranger',
      weights({}, { path: 'blob', format: null, role: null }),
      open('blob is of no format known here'),
      open('blob is of no format known here'),
    ],
    [
      'code beside the weights',
      weights({}, { path: 'modeling.py', role: 'code', canCarryCode: 'yes', wellFormed: null }),
      open('modeling.py can carry code, and nothing has looked inside'),
      open('nothing has read modeling.py'),
    ],
    [
      'a file that can carry code and one of which nobody knows',
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
      'a word on code that nobody knows',
      weights({ canCarryCode: 'maybe' }),
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
      open('model.safetensors was read in part only'),
    ],
    [
      'documents alone',
      formats(README),
      SAFE,
      open('no file here is of a format that is known to hold a model'),
    ],
    [
      'sound code alone',
      weights({ role: 'code' }),
      SAFE,
      open('no file here is of a format that is known to hold a model'),
    ],
    [
      'a file whose format does not say what it is for',
      weights({ role: null }),
      SAFE,
      open('no file here is of a format that is known to hold a model'),
    ],
    ['a role that nobody told', formats({ ...WEIGHTS, role: undefined }), SAFE, WHOLE],
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
    [
      'a list that does not say whether it is whole',
      { files: [WEIGHTS] },
      open('not every file was listed'),
      open('not every file was listed'),
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

describe('what is not of its shape leaves both questions open', () => {
  const SHAPE = "inconclusive: The evidence is not of its type's shape";

  test.for<readonly [string, unknown]>([
    ['nothing', {}],
    ['text', { files: 'model.safetensors', complete: true }],
    ['a list of nothing', { files: [null], complete: true }],
    ['a list of lists', { files: [[]], complete: true }],
    ['one object', { files: WEIGHTS, complete: true }],
  ])('%s for a list of files', ([, payload]) => {
    expect(code(payload)).toBe(`${SHAPE}: files is no list of objects.`);
    expect(wellFormed(payload)).toBe(`${SHAPE}: files is no list of objects.`);
  });

  test.for<readonly [string, unknown]>([
    ['path', 1],
    ['path', undefined],
    ['format', undefined],
    ['format', 7],
    ['canCarryCode', false],
    ['canCarryCode', undefined],
    ['wellFormed', 'yes'],
    ['wellFormed', undefined],
    ['coverageComplete', 1],
    ['coverageComplete', null],
    ['role', 1],
    ['role', ['model']],
  ])('a file whose %s is %j', ([name, value]) => {
    const one = weights({ [name]: value });
    const second = weights({}, { path: 'b', [name]: value });
    for (const judge of [code, wellFormed]) {
      expect(judge(one)).toBe(`${SHAPE}: files/0 is no file.`);
      expect(judge(second)).toBe(`${SHAPE}: files/1 is no file.`);
    }
  });
});

import type { JsonObject } from '@weighbridge/core';
import { signatureManifest } from '@weighbridge/evidence';
import { describe, expect, test } from 'vitest';
import { asked } from '../../../test/support/asked.ts';
import { files, manifest, paths, signing, STRANGER } from '../../../test/support/signers.ts';
import type { Policy } from '../../policy.ts';
import { judgeManifest as judgeManifestPayload } from './manifest.ts';

const judgeManifest = asked(signatureManifest, judgeManifestPayload);

const policy: Policy = { name: 'test', requires: [], ...signing };
const nobody: Policy = { name: 'nobody', requires: [] };
const renamed = (...from: readonly string[]): JsonObject => ({
  renamed: { count: from.length, listed: from.map((each) => ({ from: each, to: 'new' })) },
});

function said(changes: JsonObject, by: Policy = policy): string {
  const { outcome, message } = judgeManifest(manifest(changes), by);
  return `${outcome}: ${message}`;
}

const MISCOUNTED =
  'inconclusive: The evidence contradicts itself: a list holds more than is counted.';
const PART = 'inconclusive: Only a part of the signed files was compared.';

describe('signature/manifest says', () => {
  test.for<readonly [string, JsonObject, string]>([
    ['that all is there', {}, 'supports: The signed list names every file by its name.'],
    [
      'what is ignored, when it cannot be loaded',
      { ignoredPresent: files(false) },
      'supports: The signed list names every file by its name. 1 ignored file beside them cannot be loaded.',
    ],
    [
      'how many are ignored',
      { ignoredPresent: files(false, false) },
      'supports: The signed list names every file by its name. 2 ignored files beside them cannot be loaded.',
    ],
    ['one rename', renamed('a'), 'adverse: a is renamed since the model was signed.'],
    [
      'many renames',
      renamed('a', 'b', 'c'),
      'adverse: a and 2 more are renamed since the model was signed.',
    ],
    ['one extra file', { unsignedPresent: files(null) }, 'adverse: extra-0.bin is not signed.'],
    [
      'more extra files than are listed',
      { unsignedPresent: { ...files(true), count: 1200 } },
      'adverse: extra-0.bin and 1199 more are not signed.',
    ],
    [
      'extra files that nothing names',
      { unsignedPresent: { count: 2, listed: [], loadable: 0, unknown: 2 } },
      'adverse: 2 files are not signed.',
    ],
    [
      'an extra file without a name',
      { unsignedPresent: { count: 1, listed: [{ path: '' }], loadable: 0, unknown: 0 } },
      'adverse: 1 file is not signed.',
    ],
    [
      'what is ignored and can be loaded',
      { ignoredPresent: files(true, false) },
      'adverse: The signature leaves out what can be loaded: extra-0.bin and 1 more.',
    ],
    ['that the list is not whole', { complete: false }, PART],
    ['that a file was not compared', { notChecked: paths('b') }, PART],
    [
      'which files changed',
      { mismatched: paths('b', 'c') },
      'inconclusive: Not as it was signed: b and 1 more.',
    ],
    ['which file is missing', { missing: paths('b') }, 'inconclusive: b is missing.'],
    [
      'which files are missing',
      { missing: paths('b', 'c') },
      'inconclusive: b and 1 more are missing.',
    ],
    [
      'how many are missing if none is named',
      { missing: { count: 3, listed: [] } },
      'inconclusive: 3 files are missing.',
    ],
    ['that the list is empty', { verified: 0 }, 'inconclusive: The signed list names no file.'],
    [
      'which ignored files may or may not be loadable',
      { ignoredPresent: files(null, false) },
      'inconclusive: Nothing says whether extra-0.bin and 1 more, which the signature leaves out, can be loaded.',
    ],
    [
      'that a stranger signed it, before what the stranger left open',
      { signer: STRANGER, complete: false },
      'inconclusive: The list is signed by somebody whom the policy does not name.',
    ],
    [
      'what does not belong there, whoever signed it',
      { signer: STRANGER, unsignedPresent: files(true) },
      'adverse: extra-0.bin is not signed.',
    ],
  ])('%s', ([, changes, expected]) => {
    expect(said(changes)).toBe(expected);
    expect(said(changes, nobody)).toBe('inconclusive: The policy names nobody who may sign.');
  });

  test('its worst first', () => {
    const worst = { ...renamed('a'), unsignedPresent: files(true), ignoredPresent: files(true) };
    expect(said(worst)).toContain('renamed since');
    expect(said({ ...worst, ...renamed() })).toContain('not signed');
    const open = { verified: 0, mismatched: paths('b'), missing: paths('c') };
    expect(said({ ...open, notChecked: paths('a') })).toBe(PART);
    expect(said(open)).toContain('Not as it was signed: b.');
    expect(said({ ...open, mismatched: paths() })).toContain('c is missing.');
  });
});

describe('signature/manifest whose list holds more than it counts leaves it open:', () => {
  test.for<readonly [string, JsonObject]>([
    ['notChecked', { count: 1, listed: ['a', 'b'] }],
    ['mismatched', { count: 0, listed: ['a'] }],
    ['missing', { count: 0, listed: ['a'] }],
    ['unsignedPresent', { ...files(false), count: 0 }],
    ['ignoredPresent', { ...files(false), count: 0 }],
    ['renamed', { count: 0, listed: [{ from: 'a', to: 'b' }] }],
  ])('%s', ([name, list]) => {
    for (const by of [policy, nobody]) expect(said({ [name]: list }, by)).toBe(MISCOUNTED);
  });
});

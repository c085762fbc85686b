import type { JsonObject } from '@weighbridge/core';
import { signatureManifest } from '@weighbridge/evidence';
import { describe, expect, test } from 'vitest';
import { asked } from '../../../test/support/asked.ts';
import { files, manifest, paths, signing, STRANGER } from '../../../test/support/signers.ts';
import type { Policy } from '../../policy.ts';
import { judgeManifest as judgeManifestPayload } from './manifest.ts';

const judgeManifest = asked(signatureManifest, judgeManifestPayload);

const policy: Policy = { name: 'test', requires: [], ...signing };
const said = (changes: JsonObject) => judgeManifest(manifest(changes), policy);

describe('signature/manifest says what is wrong, and what to do about it:', () => {
  test.for<readonly [string, JsonObject, message: string, remedy: string]>([
    [
      'renamed files',
      {
        renamed: {
          count: 2,
          listed: ['a', 'b'].map((from) => ({ from, to: 'new' })),
        },
      },
      'a and 1 more are renamed since the model was signed.',
      'Give a and 1 more the name back under which it was signed, or have the folder signed again as it is.',
    ],
    [
      'extra files',
      { unsignedPresent: files(null, null) },
      'extra-0.bin and 1 more are not signed.',
      'Remove extra-0.bin and 1 more, or review it and have the folder signed again as it is.',
    ],
    [
      'ignored files that can be loaded',
      { ignoredPresent: files(true) },
      'The signature leaves out what can be loaded: extra-0.bin.',
      'Remove extra-0.bin, or have the folder signed again without leaving it out.',
    ],
  ])('%s', ([, changes, message, remedy]) => {
    expect(said(changes)).toEqual({ outcome: 'adverse', message, remedy });
  });

  test.for<readonly [string, JsonObject, message: string, remedy: string]>([
    [
      'a stranger signed it',
      { signer: STRANGER },
      'The list is signed by somebody whom the policy does not name.',
      'Have the model signed by someone whom the policy names, or name there who signed it.',
    ],
    [
      'files that were not compared',
      { notChecked: paths('a') },
      'Only a part of the signed files was compared.',
      'Weigh again with hashing on, with every file readable.',
    ],
    [
      'changed files',
      { mismatched: paths('a', 'b') },
      'Not as it was signed: a and 1 more.',
      'Fetch a and 1 more again from whoever signed the model.',
    ],
    [
      'missing files',
      { missing: paths('a', 'b') },
      'a and 1 more are missing.',
      'Fetch a and 1 more from whoever signed the model, or have the folder signed again as it is.',
    ],
    [
      'an empty list',
      { verified: 0 },
      'The signed list names no file.',
      'Have the folder signed again with its files in it.',
    ],
    [
      'ignored files that may or may not be loadable',
      { ignoredPresent: files(null) },
      'Nothing says whether extra-0.bin, which the signature leaves out, can be loaded.',
      'Remove extra-0.bin, or have the folder signed again without leaving it out.',
    ],
  ])('%s', ([, changes, message, remedy]) => {
    expect(said(changes)).toEqual({ outcome: 'inconclusive', message, remedy });
  });
});

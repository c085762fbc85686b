import type { JsonObject } from '@weighbridge/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formats, inventory, licence, WEIGHTS } from '../../test/support/facts.ts';
import { signing } from '../../test/support/signers.ts';
import { controls } from '../controls/index.ts';
import { builtInPolicies } from '../policies/index.ts';
import { judgeBomClaims } from './bom-claims.ts';
import { judgeBom } from './bom.ts';
import { judgeCode, judgeWellFormed } from './formats.ts';
import { judgeInventory } from './inventory.ts';
import { judgeLicence } from './licence.ts';

const { default: policy } = builtInPolicies;
const README = {
  ...WEIGHTS,
  path: 'README.md',
  format: 'markdown',
  role: 'document',
  wellFormed: null,
};

describe('artifact/formats', () => {
  test.for([
    ['weights alone', formats(WEIGHTS), 'supports', 'supports'],
    ['weights and a document that nobody parsed', formats(WEIGHTS, README), 'supports', 'supports'],
    [
      'a stranger',
      formats(WEIGHTS, { ...WEIGHTS, format: null, role: null }),
      'inconclusive',
      'inconclusive',
    ],
    [
      'a file that can carry code',
      formats(WEIGHTS, { ...README, role: 'code', canCarryCode: 'yes' }),
      'inconclusive',
      'inconclusive',
    ],
    [
      'operators that are not in the file',
      formats({ ...WEIGHTS, canCarryCode: 'unknown' }),
      'inconclusive',
      'supports',
    ],
    ['a broken file', formats({ ...WEIGHTS, wellFormed: false }), 'supports', 'adverse'],
    [
      'a broken document',
      formats(WEIGHTS, { ...README, wellFormed: false }),
      'supports',
      'adverse',
    ],
    [
      'weights that nobody read',
      formats({ ...WEIGHTS, wellFormed: null }),
      'supports',
      'inconclusive',
    ],
    [
      'weights read in part',
      formats({ ...WEIGHTS, coverageComplete: false }),
      'supports',
      'inconclusive',
    ],
    ['documents alone', formats(README), 'supports', 'inconclusive'],
    ['nothing', formats(), 'inconclusive', 'inconclusive'],
    ['a list cut short', { files: [WEIGHTS], complete: false }, 'inconclusive', 'inconclusive'],
    [
      'a list cut short after a broken file',
      { files: [{ ...WEIGHTS, wellFormed: false }], complete: false },
      'inconclusive',
      'adverse',
    ],
    ['a role that nobody told', formats({ ...WEIGHTS, role: undefined }), 'supports', 'supports'],
    ['no list', {}, 'inconclusive', 'inconclusive'],
    ['a list of nothing', { files: [null], complete: true }, 'inconclusive', 'inconclusive'],
  ] as const)('%s', ([, payload, code, wellFormed]) => {
    expect(judgeCode(payload as JsonObject).outcome).toBe(code);
    expect(judgeWellFormed(payload as JsonObject).outcome).toBe(wellFormed);
  });

  test('names the first file and counts the others, whatever their order', () => {
    const broken = ['b', 'a', 'c'].map((path) => ({ ...WEIGHTS, path, wellFormed: false }));
    expect(judgeWellFormed(formats(...broken)).message).toBe('a and 2 more is not well-formed.');
  });
});

test.for([
  [inventory, 'supports'],
  [{ ...inventory, files: 0 }, 'inconclusive'],
  [{ ...inventory, skippedCount: 1 }, 'inconclusive'],
  [
    { ...inventory, skipped: [{ path: 'link', kind: 'symlink', reason: 'leads out' }] },
    'inconclusive',
  ],
  [{ ...inventory, files: -1 }, 'inconclusive'],
  [{}, 'inconclusive'],
] as const)('artifact/inventory %j %s', ([payload, expected]) => {
  expect(judgeInventory(payload).outcome).toBe(expected);
});

test.for([
  [{ valid: true, bound: true }, 'supports'],
  [{ valid: false, bound: null }, 'adverse'],
  [{ valid: null, bound: false }, 'adverse'],
  [{ valid: null, bound: true }, 'inconclusive'],
  [{ valid: true, bound: null }, 'inconclusive'],
  [{ valid: true }, 'inconclusive'],
  [{ valid: 1, bound: 1 }, 'inconclusive'],
] as const)('bom/cyclonedx %j %s', ([payload, expected]) => {
  expect(judgeBom(payload).outcome).toBe(expected);
});

const counted = (verified: number, measured: number, declared: number, none = 0) => ({
  origin: 'generated',
  claims: { verified, measured, declared, inferred: 1, none },
  compared: measured,
  contradicted: [],
});

test.for([
  [counted(0, 1, 5), 'supports', '1 of 7 claims were checked; 5 declared, 1 inferred.'],
  [counted(1, 0, 0), 'supports', '1 of 2 claims were checked; 0 declared, 1 inferred.'],
  [counted(0, 0, 5), 'inconclusive', 'None of 6 claims was checked against the files.'],
  [counted(0, 1, 5, 2), 'adverse', '2 of 9 claims do not say how they are known.'],
  [
    { ...counted(0, 1, 5), contradicted: ['model.parameters', 'b'] },
    'adverse',
    'The files contradict model.parameters and 1 more.',
  ],
  [{ ...counted(0, 1, 5), contradicted: 'none' }, 'inconclusive', 'contradicted is no list'],
  [{ ...counted(0, 1, 5), contradicted: [1] }, 'inconclusive', 'contradicted is no list'],
  [{ ...counted(0, 1.5, 5) }, 'inconclusive', 'claims are not counted'],
  [{ contradicted: [] }, 'inconclusive', 'claims are not counted'],
] as const)('bom/claims %j %s', ([payload, outcome, message]) => {
  expect(judgeBomClaims(payload)).toMatchObject({
    outcome,
    message: expect.stringContaining(message),
  });
});

test.for([
  [licence('MIT'), 'supports'],
  [licence('MIT', 'Apache-2.0 OR GPL-3.0-only'), 'supports'],
  [licence('MIT', 'CC-BY-NC-4.0'), 'adverse'],
  [licence('GPL-3.0-only'), 'inconclusive'],
  [licence('as found on the web site'), 'inconclusive'],
  [licence(), 'inconclusive'],
  [{ licences: [{ expression: 'MIT', tier: 'inferred' }] }, 'inconclusive'],
  [{ licences: [{ expression: 'CC-BY-NC-4.0', tier: 'inferred' }] }, 'adverse'],
  [{ licences: [{ tier: 'declared' }] }, 'inconclusive'],
  [licence(...Array.from({ length: 1001 }, () => 'MIT')), 'inconclusive'],
] as const)('bom/licence %j %s', ([payload, expected]) => {
  expect(judgeLicence(payload, policy).outcome).toBe(expected);
});

test('a policy without licences leaves every licence open', () => {
  expect(judgeLicence(licence('MIT'), { name: 'x', requires: [] }).outcome).toBe('inconclusive');
});

test('whatever a payload holds, no judge throws, and nothing but the right shape supports', () => {
  const judges = controls.flatMap(({ needs }) => needs.flatMap(({ judge }) => judge ?? []));
  expect(judges).toHaveLength(10);
  const key = fc.constantFrom(
    'files',
    'complete',
    'skipped',
    'skippedCount',
    'valid',
    'bound',
    'licences',
    'path',
    'verified',
    'signer',
    'problem',
    'observations',
    'ignoredPresent',
    'listed',
    'count',
  );
  const value = fc.letrec<{ any: unknown }>((tie) => ({
    any: fc.oneof(
      { maxDepth: 3 },
      fc.constantFrom(null, true, false, 0, 1, 'MIT', 'no', ''),
      fc.array(tie('any'), { maxLength: 3 }),
      fc.dictionary(key, tie('any'), { maxKeys: 4 }),
    ),
  })).any;
  fc.assert(
    fc.property(fc.dictionary(key, value), (payload) => {
      for (const judge of judges) {
        expect(['supports', 'adverse', 'inconclusive']).toContain(
          judge(payload as JsonObject, { ...policy, ...signing }).outcome,
        );
      }
    }),
  );
});

import type { JsonObject } from '@weighbridge/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { signing } from '../../test/support/signers.ts';
import { controls } from '../controls/index.ts';
import { builtInPolicies } from '../policies/index.ts';
import { judgeBomClaims } from './bom-claims.ts';

const { default: policy } = builtInPolicies;
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

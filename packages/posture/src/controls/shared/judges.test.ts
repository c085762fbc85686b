import type { JsonObject } from '@weighbridge/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { signing } from '../../../test/support/signers.ts';
import { controls } from '../index.ts';
import { builtInPolicies } from '../../policies/index.ts';

const { default: policy } = builtInPolicies;
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

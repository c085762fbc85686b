import { describeWith } from '@weighbridge/testkit';
import { afterAll, describe, expect, test } from 'vitest';
import { ModelSigningError } from '../src/index.ts';
import type { VerifiedModel } from '../src/index.ts';
import { generatedCases, realCases, specificationCases } from './vector-cases.ts';
import type { SignedCase } from './vector-cases.ts';

// Commits and licences are in the vectors' README; the generated ones are signed by good keys, whatever they say.
const SUITES: Readonly<Record<string, () => readonly SignedCase[]>> = {
  'releases of the reference': realCases,
  'the specification': specificationCases,
  'good signatures over hostile statements': generatedCases,
};

/** `valid`, `invalid` or, where the result reports what the signature does not cover, `policy`. */
async function verdictOf({ verify }: SignedCase): Promise<string> {
  const outcome = await verify().catch((error: unknown) => error);
  if (outcome instanceof ModelSigningError) return 'invalid';
  if (outcome instanceof Error) throw outcome;
  const { coverage, warnings } = outcome as VerifiedModel;
  const uncovered = [...coverage.ignoredPresent, ...coverage.unsignedPresent];
  return uncovered.length > 0 && warnings.length > 0 ? 'policy' : 'valid';
}

describeWith('vectors')('OpenSSF Model Signing', () => {
  describe.each(Object.entries(SUITES))('%s', (suite, cases) => {
    const all = cases();
    let passed = 0;
    afterAll(() => console.log(`OMS, ${suite}: passed ${passed}/${all.length}`));

    test.for(all)('$expected/$name', async (one) => {
      const verdict = await verdictOf(one);
      expect(one.expected === 'valid' ? ['valid', 'policy'] : [one.expected]).toContain(verdict);
      passed += 1;
    });
  });
});

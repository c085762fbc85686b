import { describeWith } from '@weighbridge/testkit';
import { afterAll, describe, expect, test } from 'vitest';
import { ModelSigningError } from '../src/index.ts';
import type { VerifiedModel } from '../src/index.ts';
import { generatedCases, realCases, specificationCases } from './vector-cases.ts';
import type { SignedCase } from './vector-cases.ts';

// Commits and licences in the vectors' README; the generated ones are signed by good keys, whatever they say.
const SUITES: Readonly<Record<string, () => readonly SignedCase[]>> = {
  'releases of the reference': realCases,
  'the specification': specificationCases,
  'good signatures over hostile statements': generatedCases,
};

async function check({ expected, verify }: SignedCase): Promise<void> {
  const outcome = await verify().catch((error: unknown) => error);
  if (expected === 'invalid') return expect(outcome).toBeInstanceOf(ModelSigningError);
  if (outcome instanceof Error) throw outcome;
  if (expected === 'policy') expectTold(outcome as VerifiedModel);
}

/** Valid, but only with the reader told of what the signature does not cover. */
function expectTold({ coverage, warnings }: VerifiedModel): void {
  expect([...coverage.ignoredPresent, ...coverage.unsignedPresent]).not.toEqual([]);
  expect(warnings).not.toEqual([]);
}

describeWith('vectors')('OpenSSF Model Signing', () => {
  for (const [suite, cases] of Object.entries(SUITES)) {
    describe(suite, () => {
      const all = cases();
      let passed = 0;
      afterAll(() => console.log(`OMS, ${suite}: passed ${passed}/${all.length}`));

      test.for(all)('$expected/$name', async (one) => {
        await check(one);
        passed += 1;
      });
    });
  }
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LAWS } from './laws/index.ts';
import { LawBroken } from './laws/laws.ts';
import { scenarios } from './laws/world.ts';
import type { WrongEvaluator } from './wrong-evaluators/kit.ts';
import { wrongByLawA } from './wrong-evaluators/law-a.ts';
import { wrongByLawB } from './wrong-evaluators/law-b.ts';
import { wrongByLawC } from './wrong-evaluators/law-c.ts';
import { wrongByLawD } from './wrong-evaluators/law-d.ts';
import { wrongByLawE } from './wrong-evaluators/law-e.ts';
import { wrongByLawF } from './wrong-evaluators/law-f.ts';
import { wrongByLawG } from './wrong-evaluators/law-g.ts';
import { wrongByLawH } from './wrong-evaluators/law-h.ts';

const WRONG: Readonly<Record<string, readonly WrongEvaluator[]>> = {
  a: wrongByLawA,
  b: wrongByLawB,
  c: wrongByLawC,
  d: wrongByLawD,
  e: wrongByLawE,
  f: wrongByLawF,
  g: wrongByLawG,
  h: wrongByLawH,
};

describe.for(Object.entries(WRONG))(
  'law (%s) is not kept by who thinks that',
  ([letter, wrong]) => {
    test('there are at least five of them', () => {
      expect(wrong.length).toBeGreaterThanOrEqual(5);
      expect(new Set(wrong.map(({ mistake }) => mistake)).size).toBe(wrong.length);
      for (const { breaks } of wrong) expect(breaks.startsWith(`${letter}: `)).toBe(true);
    });

    test.for(wrong.map((each) => [each.mistake, each] as const))(
      '%s',
      ([, { evaluate, breaks, seed = 20_261_123 }]) => {
        // The seed is fixed: this shows that the property can see the mistake, it does not look for it.
        const details = fc.check(
          fc.property(scenarios, (scenario) => LAWS[breaks]?.(evaluate, scenario)),
          { numRuns: 10_000, seed, endOnFailure: true },
        );
        expect(details.failed).toBe(true);
        expect(details.errorInstance).toBeInstanceOf(LawBroken);
      },
    );
  },
);

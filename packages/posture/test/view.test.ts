import { viewPosture } from '@weighbridge/core/view';
import { propertyRuns } from '@weighbridge/testkit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { controls } from '../src/index.ts';
import { engine } from './laws/engine.ts';
import { builtInScenarios, givenOf, scenarios } from './laws/world.ts';

const numRuns = propertyRuns({ short: 200, long: 5_000 });

test('families are shown in the order of the catalogue, and no control is under Other', () => {
  const scenario = fc.sample(builtInScenarios, { numRuns: 1, seed: 1 })[0];
  if (scenario === undefined) throw new TypeError('no scenario');
  const posture = engine(scenario.catalogue, givenOf(scenario, engine));
  const { families } = viewPosture(posture, controls);
  expect(families.flatMap((family) => family.controls.map((each) => each.control))).toEqual(
    controls,
  );
});

test('of whatever the engine says every verdict is shown once, and a shut gate says what to do', () => {
  fc.assert(
    fc.property(scenarios, (scenario) => {
      const posture = engine(scenario.catalogue, givenOf(scenario, engine));
      const { families, gate, reasons, nextStep, conditions } = viewPosture(
        posture,
        scenario.catalogue.controls,
      );
      const shown = families.flatMap((family) => family.controls.map(({ verdict }) => verdict));
      expect(new Set(shown)).toEqual(new Set(posture.verdicts));
      expect(shown).toHaveLength(posture.verdicts.length);
      expect(posture.gate.sentence.startsWith(gate.word.headline)).toBe(true);
      expect(new Set(reasons.map(({ verdict }) => verdict.control))).toEqual(
        new Set(posture.gate.because.map(({ control }) => control)),
      );
      expect(conditions).toHaveLength(posture.gate.waived);
      const isOpen = posture.gate.outcome.startsWith('admit');
      if (isOpen) expect(nextStep).toBeUndefined();
      expect(gate.holdsUntil === undefined).toBe(posture.gate.holdsUntil === undefined);
    }),
    { numRuns },
  );
});

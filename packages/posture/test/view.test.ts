import { viewPosture } from '@weighbridge/core/view';
import { propertyRuns } from '@weighbridge/testkit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { controls } from '../src/index.ts';
import { engine } from './laws/engine.ts';
import { builtInScenarios, givenOf, scenarios } from './laws/world.ts';

const numRuns = propertyRuns({ short: 200, long: 1_000 });

test('families are shown in the order of the catalogue, and no control is under Other', () => {
  const scenario = fc.sample(builtInScenarios, { numRuns: 1, seed: 1 })[0];
  if (scenario === undefined) throw new TypeError('no scenario');
  const posture = engine(scenario.catalogue, givenOf(scenario, engine));
  const { families } = viewPosture(posture, controls);
  expect(families.flatMap((family) => family.controls.map((each) => each.control))).toEqual(
    controls,
  );
});

test('of whatever the engine says every verdict is shown once, and a gate that refuses says what to do', () => {
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
      const { advisory = [], outcome } = posture.gate;
      expect(conditions.filter(({ kind }) => kind === 'advisory')).toHaveLength(advisory.length);
      const excused = posture.verdicts.filter(
        ({ control, waiver }) => waiver !== undefined || advisory.includes(control),
      );
      expect(conditions).toHaveLength(excused.length);
      if (outcome === 'admit') expect(nextStep).toBeUndefined();
      // Of a model of which nothing is known, waivers leave nothing to be done.
      const isSeen = posture.counts.pass + posture.counts.notApplicable > 0;
      if (outcome === 'refuse' && isSeen) expect(nextStep).toBeDefined();
      expect(gate.holdsUntil === undefined).toBe(posture.gate.holdsUntil === undefined);
    }),
    { numRuns },
  );
});

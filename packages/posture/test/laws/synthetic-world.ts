import type { JsonObject } from '@weighbridge/core';
import fc from 'fast-check';
import { makeCatalogue } from '../../src/catalogue.ts';
import type { ControlDefinition, Judge, Need } from '../../src/control.ts';
import { readBy } from '../../src/control.ts';
import type { World } from './world-shape.ts';

const TYPES = ['t/one', 't/two', 't/three'] as const;
const ALL = [...TYPES, 't/none'] as const;
const CONTROLS = ['WB-AAA-1', 'WB-BBB-1', 'WB-CCC-1'] as const;

/** A judge that says, for each control, what the payload specifies. */
function judgeFor(control: string): Judge {
  return (payload) => {
    const outcome = (payload as Record<string, unknown>)[control];
    if (outcome === 'throws') throw new Error('the judge fell over');
    if (outcome === 'supports' || outcome === 'adverse' || outcome === 'inconclusive') {
      return { outcome, message: `Says ${outcome}.` };
    }
    return { outcome: 'inconclusive', message: 'Says nothing.' };
  };
}

function needOf(control: string): fc.Arbitrary<Need> {
  return fc
    .record({
      type: fc.constantFrom(...TYPES),
      grants: fc.constantFrom('pass', 'pass', 'not-applicable'),
      collected: fc.constantFrom(true, true, true, true, true, false),
    })
    .map(({ collected, ...need }) => ({
      ...need,
      shows: 'What it shows.',
      ...(collected ? { judge: judgeFor(control) } : {}),
    }));
}

function controlOf(id: string): fc.Arbitrary<ControlDefinition> {
  return fc
    .record({
      needs: fc.uniqueArray(needOf(id), {
        minLength: 1,
        maxLength: 2,
        selector: ({ type }) => type,
      }),
      unless: fc.constantFrom(undefined, undefined, 't/none', 't/three'),
      maxAgeDays: fc.constantFrom(2, 5, 50, 300),
      rules: fc.subarray(['r/', 's/x']),
    })
    .map(({ unless, ...parts }) => ({
      id,
      version: 1,
      family: 'artifact',
      title: 'Title.',
      question: 'Question?',
      severity: 'high',
      remediation: 'Remedy.',
      ...parts,
      // What shows that there is nothing to ask has its own type.
      ...(unless === undefined || parts.needs.some(({ type }) => type === unless)
        ? {}
        : {
            unless: {
              type: unless,
              shows: 'That there is nothing to ask.',
              grants: 'not-applicable',
              judge: judgeFor(id),
            },
          }),
    }));
}

const word = fc.constantFrom(
  'supports',
  'supports',
  'supports',
  'adverse',
  'inconclusive',
  'throws',
  'nonsense',
);

/** Mostly unanimous, since evidence that is not supports nothing. */
const payload: fc.Arbitrary<JsonObject> = fc.oneof(
  word.map((all) => Object.fromEntries(CONTROLS.map((id) => [id, all]))),
  fc.record(Object.fromEntries(CONTROLS.map((id) => [id, word]))),
);

/** Made-up catalogues: controls that share types, with any mix of what is granted. */
export const syntheticWorld: fc.Arbitrary<World> = fc
  .tuple(...CONTROLS.map(controlOf))
  .map((controls) => ({
    catalogue: makeCatalogue('test', controls),
    payload: fc.record({ type: fc.constantFrom(...ALL), payload }),
    handedIn: fc.record({ type: fc.constantFrom(...ALL), payload }),
    // The third type has no observer.
    observed: ALL.filter((_, at) => at !== 2).filter((type) =>
      controls.some((each) => readBy(each).some((need) => need.type === type)),
    ),
    good: ALL.map((type) => ({
      type,
      payload: Object.fromEntries(CONTROLS.map((id) => [id, 'supports'])),
    })),
    ruleId: fc.constantFrom('r/a', 's/x', 's/y'),
  }));

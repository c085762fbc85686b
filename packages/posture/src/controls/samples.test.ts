import { makeEvidence } from '@weighbridge/core';
import type { Evidence, JsonObject } from '@weighbridge/core';
import { evidenceTypes, shapeProblem } from '@weighbridge/evidence';
import { payloadsOf } from '@weighbridge/evidence/testing';
import { propertyRuns } from '@weighbridge/testkit';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fact } from '../../test/support/facts.ts';
import { judging, policy } from '../../test/support/judging.ts';
import { assessSmall } from '../../test/support/small.ts';
import { readBy } from '../control.ts';
import { controls } from './index.ts';

/** Evidence with exactly this payload. */
function evidenceOf(type: string, payload: JsonObject): Evidence {
  const { id: _id, ...parts } = fact(type, {});
  return makeEvidence({ ...parts, payload });
}

/** What all judges of a type say of a payload. */
function outcomesOf(type: string, payload: unknown): readonly string[] {
  return judging
    .filter((each) => each.type === type)
    .map(({ judge }) => judge(payload as JsonObject, policy).outcome);
}

test('every type that a control judges is in the registry of evidence types', () => {
  const types = new Set(evidenceTypes.map(({ type }) => type));
  expect(
    judging.filter(({ type }) => !types.has(type)),
    'write packages/evidence/src/types/<family>-<name>.ts',
  ).toEqual([]);
});

describe.for(evidenceTypes.map((each) => [each.type, each] as const))('%s', ([type, it]) => {
  const { good, adverse, inconclusive } = it.samples;

  test('is read by a control', () => {
    expect(outcomesOf(type, good).length, 'add a need to a control that reads it').toBeGreaterThan(
      0,
    );
  });

  test('its adverse sample speaks against the model', () => {
    if (adverse === null) return;
    expect(outcomesOf(type, adverse)).toContain('adverse');
  });

  test('its inconclusive sample leaves the question open', () => {
    expect(outcomesOf(type, inconclusive)).toContain('inconclusive');
    expect(outcomesOf(type, inconclusive)).not.toContain('adverse');
  });

  test('whatever a payload of its shape says, each judge answers', () => {
    fc.assert(
      fc.property(payloadsOf(it), (payload) => {
        expect(shapeProblem(it.shape, payload)).toBeUndefined();
        const outcomes = outcomesOf(type, payload);
        if (adverse === null) expect(outcomes).not.toContain('adverse');
      }),
      { numRuns: propertyRuns({ short: 300, long: 1_500 }) },
    );
  });

  test('what is not of its shape supports nothing and speaks against nothing', () => {
    const readers = controls.filter((control) =>
      readBy(control).some((need) => need.type === type),
    );
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom(...Object.keys(good as object), 'x'), fc.jsonValue()),
        (payload) => {
          fc.pre(shapeProblem(it.shape, payload) !== undefined);
          const { evidence } = assessSmall(readers, [evidenceOf(type, payload as JsonObject)], {
            policy: { ...policy, requires: 'all' },
          });
          expect(new Set(Object.values(evidence[0]?.standings ?? {}))).toEqual(
            new Set(['inconclusive']),
          );
        },
      ),
      { numRuns: propertyRuns({ short: 100, long: 500 }) },
    );
  });
});

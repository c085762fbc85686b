import { propertyRuns } from '@weighbridge/testkit';
import { posturesToCome } from '@weighbridge/testkit/postures';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Control, Posture } from '../posture.ts';
import { viewPosture } from './posture-view.ts';

const numRuns = propertyRuns({ short: 500, long: 20_000 });

/** Checks what holds for every posture, whatever catalogue it was assessed with. */
function always(law: (posture: Posture, controls: readonly Control[]) => void): void {
  fc.assert(
    fc.property(posturesToCome, ({ posture, controls }) => law(posture, controls)),
    { numRuns },
  );
}

test("every verdict is in exactly one family, and the families' counts add up to those of the posture", () => {
  always((posture, controls) => {
    const { families, counts } = viewPosture(posture, controls);
    const shown = families.flatMap((family) => family.controls.map(({ verdict }) => verdict));
    expect(new Set(shown)).toEqual(new Set(posture.verdicts));
    expect(shown).toHaveLength(posture.verdicts.length);
    const sums = counts.map(({ status, many }) => [
      status,
      many,
      families
        .flatMap((family) => family.counts)
        .filter((each) => each.status === status)
        .reduce((sum, each) => sum + each.many, 0),
    ]);
    for (const [, many, sum] of sums) expect(sum).toBe(many);
  });
});

test("the reasons are the gate's, and the next step is about the first that is not waived", () => {
  always((posture, controls) => {
    const { reasons, nextStep } = viewPosture(posture, controls);
    const ids = reasons.map(({ verdict }) => verdict.control);
    expect(ids.toSorted()).toEqual(posture.gate.because.map(({ control }) => control).toSorted());
    const open = reasons.filter(({ condition }) => condition?.kind !== 'waiver');
    expect(nextStep?.action).toBe(open[0] && (open[0].remedy ?? open[0].verdict.message));
    const named = [...(nextStep?.fixes ?? []), ...(nextStep?.remaining ?? [])];
    const inTheWay = reasons.filter(({ condition }) => condition === undefined);
    expect(named.map(({ control }) => control)).toEqual(
      expect.arrayContaining(inTheWay.map(({ verdict }) => verdict.control)),
    );
  });
});

test('an open gate says until when, and a shut gate says what to do', () => {
  always((posture, controls) => {
    const { gate, nextStep } = viewPosture(posture, controls);
    const isOpen = posture.gate.outcome.startsWith('admit');
    if (!isOpen) expect(nextStep).toBeDefined();
    if (posture.gate.outcome === 'admit') expect(nextStep).toBeUndefined();
    expect(gate.holdsUntil !== undefined).toBe(isOpen && posture.gate.holdsUntil !== undefined);
  });
});

test('every excused fail names its condition, and nothing else does', () => {
  always((posture, controls) => {
    const { conditions, families } = viewPosture(posture, controls);
    const advisory = new Set(posture.gate.advisory);
    expect(conditions.map(({ control, kind }) => [control, kind])).toEqual(
      posture.verdicts.flatMap(({ control, waiver }) => {
        if (advisory.has(control)) return [[control, 'advisory']];
        return waiver === undefined ? [] : [[control, 'waiver']];
      }),
    );
    const beside = families.flatMap((family) =>
      family.controls.flatMap(({ condition }) => condition ?? []),
    );
    expect(new Set(beside)).toEqual(new Set(conditions));
  });
});

test('a control that is not in the given catalogue is shown under Other, as it is', () => {
  always((posture, controls) => {
    const known = new Set(controls.map(({ id }) => id));
    const strange = posture.verdicts.filter(({ control }) => !known.has(control));
    const other = viewPosture(posture, controls).families.find(({ id }) => id === 'other');
    expect(other?.controls.map(({ verdict }) => verdict) ?? []).toEqual(strange);
    expect(other?.title ?? 'Other').toBe('Other');
  });
});

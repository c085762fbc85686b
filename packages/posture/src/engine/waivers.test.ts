import type { Waiver } from '@weighbridge/core';
import { describe, expect, test } from 'vitest';
import {
  DIGEST,
  fact,
  goodFacts,
  licence,
  MODEL,
  NOW,
  overlap,
  replaced,
  waiver,
} from '../../test/support/facts.ts';
import { assess } from '../assess.ts';
import { controls } from '../controls/index.ts';
import { builtInPolicies } from '../policies/index.ts';
import type { Policy } from '../policy.ts';

const { default: standard } = builtInPolicies;
const all = controls.length;

describe('a waiver', () => {
  const waived = (...waivers: readonly Waiver[]): Policy => ({ ...standard, waivers });

  test('turns refuse into admit-with-conditions and is named', () => {
    const posture = assess(goodFacts(), [overlap], waived(waiver()), NOW);
    expect(posture.gate.sentence).toBe(
      `ADMITTED WITH CONDITIONS under default · 2 pass · 1 fail (1 waived until 12 Jan 2027) · ${all - 4} unknown (0 stale) · 1 n/a · evidence verified for 0, measured for 3 of ${all} · on condition of waiver W-12 for WB-ART-2 until 12 Jan 2027`,
    );
    expect(posture.counts).toEqual(assess(goodFacts(), [overlap], standard, NOW).counts);
    expect(posture.waivers).toEqual([expect.objectContaining({ id: 'W-12', effect: 'used' })]);
  });

  test.for([
    ['expired', waiver({ notAfter: '2026-11-23T12:00:00Z' })],
    ['too-long', waiver({ issuedAt: '2026-11-01T00:00:00Z', notAfter: '2027-01-30T00:00:01Z' })],
    ['other-model', waiver({ scope: { model: 'another' } })],
    ['other-digest', waiver({ scope: { model: MODEL, digest: `sha256:${'00'.repeat(32)}` } })],
    ['unknown-control', waiver({ control: 'WB-ART-99' })],
    ['not-failing', waiver({ control: 'WB-BOM-1' })],
  ] as const)('is reported when it has no effect: %s', ([effect, each]) => {
    const posture = assess(goodFacts(), [overlap], waived(each), NOW);
    expect(posture.gate.outcome).toBe('refuse');
    expect(posture.waivers).toEqual([expect.objectContaining({ id: 'W-12', effect })]);
  });

  test('holds for 90 days to the instant, and for the bytes it names', () => {
    const exact = waiver({
      issuedAt: '2026-11-01T00:00:00Z',
      notAfter: '2027-01-30T00:00:00Z',
      scope: { model: MODEL, digest: DIGEST },
    });
    expect(assess(goodFacts(), [overlap], waived(exact), NOW).gate.outcome).toBe(
      'admit-with-conditions',
    );
  });

  test('does not replace an answer: without the adverse evidence nothing would be known', () => {
    const denied = fact('bom/licence', licence('CC-BY-NC-4.0'));
    const posture = assess(replaced(denied), [], waived(waiver({ control: 'WB-BOM-4' })), NOW);
    expect(posture.gate.outcome).toBe('refuse');
    expect(posture.waivers[0]?.effect).toBe('unanswered');
    const known = fact('bom/licence', licence('MIT'), { observedAt: '2026-11-22T00:00:00Z' });
    const answered = assess(
      replaced(known, denied),
      [],
      waived(waiver({ control: 'WB-BOM-4' })),
      NOW,
    );
    expect(answered.gate.outcome).toBe('admit-with-conditions');
  });

  test('for a control that is not required needs no other answer', () => {
    const denied = fact('bom/licence', licence('CC-BY-NC-4.0'));
    const policy = { ...waived(waiver({ control: 'WB-BOM-4' })), requires: ['WB-ART-2'] };
    expect(assess(replaced(denied), [], policy, NOW).gate.outcome).toBe('admit-with-conditions');
  });

  test('does nothing while something else keeps the gate shut', () => {
    const posture = assess(goodFacts().slice(0, 3), [overlap], waived(waiver()), NOW);
    expect(posture.gate).toMatchObject({ outcome: 'refuse', conditions: [], waived: 1 });
    expect(posture.waivers[0]?.effect).toBe('others-block');
  });

  test('that lasts longest is used, and the other is reported as superseded', () => {
    const longer = waiver({ id: 'W-13', notAfter: '2027-01-13T00:00:00Z' });
    const posture = assess(goodFacts(), [overlap], waived(longer, waiver()), NOW);
    expect(posture.gate.conditions).toEqual(['W-13']);
    expect(posture.waivers.map(({ effect }) => effect)).toEqual(['superseded', 'used']);
  });
});

import { describe, expect, test } from 'vitest';
import {
  fact,
  goodFacts,
  licence,
  MODEL,
  NOW,
  overlap,
  replaced,
  statusOf,
  waiver,
} from '../../test/support/facts.ts';
import { assess } from '../assess.ts';
import { controls } from '../controls/index.ts';
import { builtInPolicies } from '../policies/index.ts';
import type { Policy } from '../policy.ts';

const { default: standard, prod } = builtInPolicies;

describe('with a previous statement', () => {
  const refused = assess(goodFacts(), [overlap], standard, '2026-11-23T10:00:00Z');
  const admitted = assess(goodFacts(), [], standard, '2026-11-23T10:00:00Z');

  test('evidence that vanished makes a pass unknown, and still does so the next time', () => {
    let previous = admitted;
    for (let round = 0; round < 3; round += 1) {
      previous = assess(goodFacts().slice(1), [], standard, NOW, previous);
      expect(statusOf(previous, 'WB-ART-2')).toBe('unknown evidence-withdrawn');
      expect(previous.withdrawn.evidence).toHaveLength(1);
    }
    const back = assess(goodFacts(), [], standard, NOW, previous);
    expect(back.gate.outcome).toBe('admit');
    expect(back.withdrawn.evidence).toEqual([]);
  });

  test('evidence that was renewed is not missed', () => {
    const renewed = goodFacts({ observedAt: '2026-11-23T11:00:00Z' });
    const posture = assess(renewed, [], standard, NOW, admitted);
    expect(posture.gate.outcome).toBe('admit');
    expect(posture.withdrawn).toEqual({
      evidence: [],
      findings: [],
      answered: { evidence: [], findings: [] },
    });
  });

  test('a fail does not become unknown through a look that shows nothing', () => {
    const denied = fact('bom/licence', licence('CC-BY-NC-4.0'), {
      observedAt: '2026-11-23T01:00:00Z',
    });
    const before = assess(replaced(denied), [], standard, '2026-11-23T10:00:00Z');
    const nothing = fact('bom/licence', licence(), { observedAt: '2026-11-23T11:00:00Z' });
    const after = assess(replaced(nothing), [], standard, NOW, before);
    expect(statusOf(after, 'WB-BOM-4')).toBe('fail evidence-withdrawn');
    const allowed = fact('bom/licence', licence('MIT'), { observedAt: '2026-11-23T11:30:00Z' });
    expect(assess(replaced(allowed), [], standard, NOW, after).gate.outcome).toBe('admit');
  });

  test('a finding that vanished is missed until the files are looked at again', () => {
    const gone = assess(goodFacts(), [], standard, NOW, refused);
    expect(statusOf(gone, 'WB-ART-2')).toBe('fail evidence-withdrawn');
    expect(gone.withdrawn.findings).toHaveLength(1);
    const twice = assess(goodFacts(), [], standard, NOW, gone);
    expect(statusOf(twice, 'WB-ART-2')).toBe('fail evidence-withdrawn');
    const renewed = goodFacts({ observedAt: '2026-11-23T11:00:00Z' });
    expect(assess(renewed, [], standard, NOW, twice).gate.outcome).toBe('admit');
  });

  test('a waived fail stays waived when its evidence is withdrawn', () => {
    const before: Policy = { ...standard, waivers: [waiver()] };
    const first = assess(goodFacts(), [overlap], before, '2026-11-23T10:00:00Z');
    expect(assess(goodFacts(), [], before, NOW, first).gate.outcome).toBe('admit-with-conditions');
  });

  test('nothing at all leaves everything unknown, about the same model', () => {
    const posture = assess([], [], prod, NOW, admitted);
    expect(posture.subject).toEqual({ model: MODEL });
    expect(posture.counts.unknown).toBe(controls.length);
    expect(posture.gate.outcome).toBe('cannot-decide');
  });
});

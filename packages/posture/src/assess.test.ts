import { canonicalJson } from '@weighbridge/core';
import { postureSchema } from '@weighbridge/core/schema';
import { describe, expect, test } from 'vitest';
import {
  bom,
  code,
  fact,
  formats,
  goodFacts,
  inventory,
  NOW,
  overlap,
  replaced,
  statusOf,
  verdictOf,
  WEIGHTS,
} from '../test/support/facts.ts';
import { assess } from './assess.ts';
import { controls } from './controls/index.ts';
import { builtInPolicies } from './policies/index.ts';
import type { Policy } from './policy.ts';

const { default: standard, prod } = builtInPolicies;
const all = controls.length;
const idle = controls.filter(({ needs }) => needs.every(({ judge }) => judge === undefined)).length;

describe('a model with good evidence', () => {
  test('is admitted under default, and the sentence counts everything', () => {
    const posture = assess(goodFacts(), [], standard, NOW);
    expect(posture.gate.sentence).toBe(
      `ADMITTED under default · 3 pass · 0 fail · ${all - 4} unknown (0 stale) · 1 n/a · evidence verified for 0, measured for 4 of ${all}`,
    );
    expect(posture.verdicts.slice(3, 5).map(({ status }) => status)).toEqual([
      'not-applicable',
      'pass',
    ]);
  });

  test('cannot be decided under prod, and the sentence counts what is missing', () => {
    expect(assess(goodFacts(), [], prod, NOW).gate.sentence).toBe(
      `CANNOT DECIDE under prod · 3 pass · 0 fail · ${all - 4} unknown (0 stale) · 1 n/a · evidence verified for 0, measured for 4 of ${all} · prod requires ${all - 4} controls that are still unknown (WB-INT-1, WB-INT-2, WB-INT-3, WB-BOM-2, and ${all - 8} more), ${idle} of them have no collector yet`,
    );
  });

  test('gives a posture of the published shape, the same for the same input', () => {
    const posture = assess(goodFacts(), [overlap], standard, new Date(NOW));
    expect(() => postureSchema.parse(posture)).not.toThrow();
    const again = assess(goodFacts().toReversed(), [overlap, overlap], standard, NOW);
    expect(canonicalJson(again)).toBe(canonicalJson(posture));
  });
});

describe('time', () => {
  const old = goodFacts({ observedAt: '2026-08-01T00:00:00Z' });

  test('turns a pass into unknown(stale)', () => {
    const posture = assess(old, [], standard, NOW);
    expect(statusOf(posture, 'WB-BOM-1')).toBe('unknown stale');
    expect(posture.gate.outcome).toBe('cannot-decide');
    expect(posture.counts).toEqual({ pass: 0, fail: 0, unknown: all, notApplicable: 0, stale: 4 });
  });

  test('makes only answered controls stale, never those without an answer', () => {
    const [lone = fact('artifact/formats', formats(WEIGHTS))] = old;
    expect(statusOf(assess([lone], [], standard, NOW), 'WB-ART-2')).toBe(
      'unknown evidence-missing',
    );
    expect(statusOf(assess(old, [], standard, NOW), 'WB-ART-2')).toBe('unknown stale');
  });

  test('leaves a fail a fail', () => {
    const stale = fact(
      'bom/cyclonedx',
      { valid: false, bound: true },
      { observedAt: '2025-01-01T00:00:00Z' },
    );
    expect(statusOf(assess(replaced(stale), [], standard, NOW), 'WB-BOM-1')).toBe(
      'fail evidence-adverse',
    );
  });

  test('is shortened by the policy, never lengthened', () => {
    const week = goodFacts({ observedAt: '2026-11-10T00:00:00Z' });
    const short: Policy = { ...standard, maxAgeDays: { 'WB-BOM-1': 7, 'WB-BOM-4': 9999 } };
    const posture = assess(week, [], short, NOW);
    expect(statusOf(posture, 'WB-BOM-1')).toBe('unknown stale');
    expect(verdictOf(posture, 'WB-BOM-4')?.staleAt).toBe('2027-02-08T00:00:00.000Z');
  });

  test('ends support from the instant at which it expires', () => {
    const expires = goodFacts({ expiresAt: NOW });
    expect(statusOf(assess(expires, [], standard, NOW), 'WB-BOM-1')).toBe('unknown stale');
    expect(statusOf(assess(expires, [], standard, '2026-11-23T11:59:59Z'), 'WB-BOM-1')).toBe(
      'pass evidence-supports',
    );
  });

  test('makes support that expired before it was observed worth nothing', () => {
    const adverse = fact(
      'bom/cyclonedx',
      { valid: false, bound: true },
      { observedAt: '2026-11-20T00:00:00Z' },
    );
    const never = fact('bom/cyclonedx', bom, { expiresAt: '2026-11-22T00:00:00Z' });
    expect(statusOf(assess(replaced(adverse, never), [], standard, NOW), 'WB-BOM-1')).toBe(
      'fail evidence-adverse',
    );
    expect(statusOf(assess(replaced(never), [], standard, NOW), 'WB-BOM-1')).toBe('unknown stale');
  });
});

describe('evidence that does not agree', () => {
  const adverse = (day: number) =>
    fact(
      'bom/cyclonedx',
      { valid: false, bound: true },
      { observedAt: `2026-11-${day}T00:00:00Z` },
    );
  const support = (day: number) =>
    fact('bom/cyclonedx', bom, { observedAt: `2026-11-${day}T00:00:00Z` });
  const open = (day: number) =>
    fact('bom/cyclonedx', { valid: null, bound: true }, { observedAt: `2026-11-${day}T00:00:00Z` });

  test.for([
    ['newer support answers an adverse item', [adverse(20), support(21)], 'pass evidence-supports'],
    ['a newer adverse item fails', [support(20), adverse(21)], 'fail evidence-adverse'],
    ['the same instant is a contradiction', [support(20), adverse(20)], 'fail contradicted'],
    [
      'a newer inconclusive item leaves it open',
      [support(20), open(21)],
      'unknown evidence-inconclusive',
    ],
    ['an inconclusive item answers no fail', [adverse(20), open(21)], 'fail evidence-adverse'],
  ] as const)('%s', ([, facts, expected]) => {
    expect(statusOf(assess(replaced(...facts), [], standard, NOW), 'WB-BOM-1')).toBe(expected);
  });

  test('of a broken file says nothing about the code in another, and the broken one supports nothing', () => {
    const broken = { ...WEIGHTS, wellFormed: false };
    const facts = [fact('artifact/formats', formats(broken)), fact('artifact/code', code(broken))];
    const posture = assess(replaced(...facts), [], standard, NOW);
    expect(statusOf(posture, 'WB-ART-2')).toBe('fail evidence-adverse');
    expect(statusOf(posture, 'WB-ART-1')).toBe('unknown evidence-inconclusive');
  });

  test('that leaves code open leaves well-formedness decided', () => {
    const pickle = { ...WEIGHTS, path: 'model.pt', format: 'torch-zip', canCarryCode: 'yes' };
    const facts = [
      fact('artifact/formats', formats(WEIGHTS)),
      fact('artifact/code', code(WEIGHTS, pickle)),
    ];
    const posture = assess(replaced(...facts), [], standard, NOW);
    expect(statusOf(posture, 'WB-ART-1')).toBe('unknown evidence-inconclusive');
    expect(statusOf(posture, 'WB-ART-2')).toBe('pass evidence-supports');
  });

  test('of no tier supports nothing', () => {
    const rumour = fact('bom/cyclonedx', bom, { tier: 'none' });
    expect(statusOf(assess(replaced(rumour), [], standard, NOW), 'WB-BOM-1')).toBe(
      'unknown evidence-inconclusive',
    );
  });
});

describe('findings', () => {
  test('of level error fail the controls that read their rule, whatever the evidence says', () => {
    const posture = assess(goodFacts(), [overlap], standard, NOW);
    expect(statusOf(posture, 'WB-ART-2')).toBe('fail finding-adverse');
    expect(verdictOf(posture, 'WB-ART-2')?.findings).toEqual([overlap.fingerprint]);
    expect(posture.gate.because).toEqual([
      { control: 'WB-ART-2', status: 'fail', reason: 'finding-adverse' },
    ]);
  });

  test.for([
    { ...overlap, level: 'warning' as const },
    { ...overlap, kind: 'unknown' as const },
    { ...overlap, ruleId: 'other/overlap' },
  ])('do nothing else ($level, $kind, $ruleId)', (finding) => {
    expect(assess(goodFacts(), [finding], standard, NOW).gate.outcome).toBe('admit');
  });

  test('cannot hide behind a note of the same fingerprint', () => {
    const note = { ...overlap, level: 'note' as const };
    for (const findings of [
      [note, overlap],
      [overlap, note],
    ]) {
      expect(assess(goodFacts(), findings, standard, NOW).gate.outcome).toBe('refuse');
    }
  });
});

test('an inventory with entries that were not read leaves well-formedness open', () => {
  const skipped = fact('artifact/inventory', { ...inventory, skippedCount: 2 });
  expect(statusOf(assess(replaced(skipped), [], standard, NOW), 'WB-ART-2')).toBe(
    'unknown evidence-inconclusive',
  );
});

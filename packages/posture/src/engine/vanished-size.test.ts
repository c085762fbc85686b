import type { Posture } from '@weighbridge/core';
import { postureSchema } from '@weighbridge/core/schema';
import { expect, test } from 'vitest';
import { goodFacts, MODEL, NOW, statusOf } from '../../test/support/facts.ts';
import { assess } from '../assess.ts';
import { builtInPolicies } from '../policies/index.ts';

const { default: standard } = builtInPolicies;
const THEN = '2026-11-23T10:00:00Z';
const MOST = 100_000;
const idOf = (at: number) => `sha256:${at.toString(16).padStart(64, '0')}` as const;

/** A statement that lists many items and findings, all of which are gone. */
function crowded(items: number): Posture {
  const good = assess(goodFacts(), [], standard, THEN);
  const types = goodFacts().map(({ type }) => type);
  const evidence = Array.from({ length: items }, (_, at) => ({
    id: idOf(at),
    type: types[at % types.length] ?? '',
    subject: { model: MODEL },
    observedAt: new Date(Date.parse(THEN) - at).toISOString(),
    standings: { 'WB-ART-2': 'inconclusive' as const, 'WB-BOM-1': 'supports' as const },
  }));
  const findings = Array.from({ length: items }, (_, at) => ({
    fingerprint: idOf(at),
    ruleId: `safetensors/rule-${at % 100}`,
    level: 'error' as const,
  }));
  return { ...good, evidence, findings };
}

test('100,000 items and findings that vanished are missed in less than quadratic time', () => {
  const previous = crowded(MOST);
  const posture = assess(goodFacts(), [], standard, NOW, previous);
  expect(statusOf(posture, 'WB-ART-2')).toBe('fail evidence-withdrawn');
  // What is gone is carried forward, and no list grows beyond the maximum that can be read again.
  expect(posture.withdrawn.evidence).toHaveLength(MOST);
  const again = assess(goodFacts(), [], standard, NOW, {
    ...posture,
    evidence: crowded(MOST).evidence.map((item, at) => ({ ...item, id: idOf(MOST + at) })),
  });
  expect(again.withdrawn.evidence).toHaveLength(MOST);
  expect(statusOf(again, 'WB-ART-2')).toBe('fail evidence-withdrawn');
  postureSchema.parse(again);
});

import type { Evidence, Posture } from '@weighbridge/core';
import { makeFinding } from '@weighbridge/core';
import { postureSchema } from '@weighbridge/core/schema';
import { describe, expect, test } from 'vitest';
import { fact, goodFacts, NOW } from '../../test/support/facts.ts';
import { refusalOf } from '../../test/support/refusal.ts';
import { asks, assessSmall, bad, control, says, waiver } from '../../test/support/small.ts';
import { assess } from '../assess.ts';
import { builtInPolicies } from '../policies/index.ts';

const { default: standard } = builtInPolicies;
const THEN = '2026-11-23T10:00:00Z';
const MOST = 100_000;

describe('lists are refused with a message', () => {
  const refused = (evidence: unknown, findings: unknown = [], previous?: unknown) =>
    refusalOf(() =>
      assess(evidence as Evidence[], findings as never, standard, NOW, previous as Posture),
    );

  test('that are longer than a statement can hold', () => {
    const many = Array.from({ length: MOST + 1 }, () => 1);
    expect(refused(many)).toBe('BAD_INPUT /evidence: expected at most 100000 items');
    expect(refused([], many)).toBe('BAD_INPUT /findings: expected at most 100000 items');
    expect(refused(many.slice(1))).toBe('BAD_INPUT /evidence/0: expected an object');
    expect(refused([], [], { ...assess(goodFacts(), [], standard, THEN), evidence: many })).toBe(
      'BAD_INPUT /previous/evidence: expected at most 100000 items',
    );
    const waivers = many.slice(0, 10_001);
    expect(refusalOf(() => assess([], [], { ...standard, waivers } as never, NOW))).toBe(
      'BAD_INPUT /policy/waivers: expected at most 10000 items',
    );
  });

  test('that have holes', () => {
    const holes: unknown[] = [];
    holes[2] = goodFacts()[0];
    expect(refused(holes)).toBe('BAD_INPUT /evidence/0: expected an object');
    expect(refused([], holes)).toBe('BAD_INPUT /findings/0: expected an object');
    holes.length = 4_000_000_000;
    expect(refused(holes)).toBe('BAD_INPUT /evidence: expected at most 100000 items');
    const policy = { name: 'x', requires: [], waivers: Array(1) };
    expect(refusalOf(() => assess([], [], policy, NOW))).toBe(
      'BAD_INPUT /policy/waivers/0: expected an object',
    );
  });
});

test('30,000 items that decide one verdict fit into it', () => {
  const items = Array.from({ length: 30_000 }, (_, at) =>
    says('a/one', 'adverse', { locator: String(at) }),
  );
  const X = control('WB-SYN-1', [asks('a/one')]);
  expect(assessSmall([X], items).verdicts[0]?.evidence).toHaveLength(30_000);
});

test('no number of waivers makes a statement unreadable', () => {
  const waivers = Array.from({ length: 100 }, (_, at) =>
    waiver(`W-${'x'.repeat(100)}-${at}`, `WB-SYN-${at}`, '2026-12-31T00:00:00Z'),
  );
  const controls = waivers.map((each) => control(each.control, [asks('a/one')], { rules: ['x/'] }));
  const given = { findings: [bad('x/x')], policy: { waivers } };
  const posture = assessSmall(controls, [says('a/one', 'supports')], given);
  expect(posture.gate.sentence).toHaveLength(10_000);
  expect(posture.gate.sentence).toMatch(/…$/);
  postureSchema.parse(posture);
});

test('no message makes a statement unreadable', () => {
  const long = 'word '.repeat(22_000);
  const X = control('WB-SYN-1', [asks('a/one')], { rules: ['x/'] });
  const one = fact('a/one', { says: 'adverse', message: long });
  const posture = assessSmall([X], [one]);
  expect(posture.verdicts[0]?.message).toHaveLength(10_000);
  expect(posture.verdicts[0]?.message).toMatch(/…$/);
  postureSchema.parse(posture);
  const finding = makeFinding({
    ruleId: 'x/x',
    kind: 'fail',
    level: 'error',
    message: long,
    locations: [],
  });
  postureSchema.parse(assessSmall([X], [], { findings: [finding] }));
});

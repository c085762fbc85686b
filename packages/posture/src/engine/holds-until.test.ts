import type { Evidence, Finding, Waiver } from '@weighbridge/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NOW } from '../../test/support/facts.ts';
import { asks, assessSmall, bad, control, says, waiver } from '../../test/support/small.ts';

const X = control('WB-X', [asks('a/one')], { rules: ['x/'] });
const Y = control('WB-Y', [asks('b/one')], { maxAgeDays: 5, rules: ['y/'] });
const [x, y] = [says('a/one', 'supports'), says('b/one', 'supports')];

interface Given {
  readonly evidence: readonly Evidence[];
  readonly findings?: readonly Finding[];
  readonly requires?: readonly string[];
  readonly waivers?: readonly Waiver[];
  readonly now?: string;
}

function gateOf({ evidence, findings = [], requires = ['WB-X'], waivers = [], now = NOW }: Given) {
  return assessSmall([X, Y], evidence, { findings, policy: { requires, waivers }, now }).gate;
}

describe('an open gate holds until', () => {
  test('required evidence grows old, but not other evidence', () => {
    expect(gateOf({ evidence: [x, y] }).holdsUntil).toBe('2026-12-03T00:00:00.000Z');
    const both = gateOf({ evidence: [x, y], requires: ['WB-X', 'WB-Y'] });
    expect(both.holdsUntil).toBe('2026-11-28T00:00:00.000Z');
    expect(gateOf({ evidence: [x, y], requires: ['WB-Y'] }).holdsUntil).toBe(
      '2026-11-28T00:00:00.000Z',
    );
  });

  test('a used waiver ends, but not an unused one', () => {
    const used = waiver('W-1', 'WB-Y', '2026-11-25T00:00:00Z');
    const idle = waiver('W-2', 'WB-X', '2026-11-24T00:00:00Z');
    const given = { evidence: [x, y], waivers: [used, idle] };
    expect(gateOf({ ...given, findings: [bad('y/y')] }).holdsUntil).toBe(
      '2026-11-25T00:00:00.000Z',
    );
    expect(gateOf(given).holdsUntil).toBe('2026-12-03T00:00:00.000Z');
  });

  test('what else answers a waived control grows old', () => {
    const waivers = [waiver('W-1', 'WB-Y', '2026-12-31T00:00:00Z')];
    const gate = gateOf({
      evidence: [x, y],
      findings: [bad('y/y')],
      requires: ['WB-Y'],
      waivers,
    });
    expect(gate).toMatchObject({
      outcome: 'admit-with-conditions',
      holdsUntil: '2026-11-28T00:00:00.000Z',
    });
  });
});

test('the first type that also answers a waived control grows old', () => {
  const both = control('WB-X', [asks('a/one'), asks('b/one')], { rules: ['x/'] });
  const older = says('b/one', 'supports', { observedAt: '2026-11-20T00:00:00Z' });
  const policy = { waivers: [waiver('W-1', 'WB-X', '2026-12-31T00:00:00Z')] };
  const { gate } = assessSmall([both], [x, older], { findings: [bad('x/x')], policy });
  expect(gate).toMatchObject({
    outcome: 'admit-with-conditions',
    holdsUntil: '2026-11-30T00:00:00.000Z',
  });
});

test('a model to which nothing applies is admitted for as long as that is known', () => {
  const none = control('WB-N', [asks('a/one', { grants: 'not-applicable' })]);
  for (const requires of [[], ['WB-N']]) {
    expect(assessSmall([none], [x], { policy: { requires } }).gate).toMatchObject({
      outcome: 'admit',
      holdsUntil: '2026-12-03T00:00:00.000Z',
    });
  }
});

test('a shut gate has no end', () => {
  expect(gateOf({ evidence: [x, y], findings: [bad('x/x')] })).not.toHaveProperty('holdsUntil');
  expect(gateOf({ evidence: [y] })).not.toHaveProperty('holdsUntil');
  expect(gateOf({ evidence: [], requires: ['WB-X'] }).outcome).toBe('cannot-decide');
});

test('a gate is open until that instant and shut from then on, whatever it rests on', () => {
  const at = fc
    .integer({ min: 0, max: 40 })
    .map((hours) => new Date(Date.parse(NOW) - hours * 6 * 3_600_000).toISOString());
  const item = fc
    .tuple(
      fc.constantFrom('a/one', 'b/one'),
      fc.constantFrom('supports', 'supports', 'adverse'),
      at,
    )
    .map(([type, outcome, observedAt]) => says(type, outcome, { observedAt }));
  const waivers = fc.constantFrom<readonly Waiver[]>(
    [],
    [waiver('W-1', 'WB-X', '2026-11-26T00:00:00Z')],
    [waiver('W-1', 'WB-Y', '2027-01-12T00:00:00Z'), waiver('W-2', 'WB-X', '2027-01-12T00:00:00Z')],
  );
  const given = fc.record({
    evidence: fc.array(item, { maxLength: 6 }),
    findings: fc.constantFrom([], [bad('x/x')], [bad('y/y')]),
    requires: fc.constantFrom([], ['WB-X'], ['WB-Y'], ['WB-X', 'WB-Y']),
    waivers,
  });
  const isOpen = (each: Given) => gateOf(each).outcome.startsWith('admit');
  let open = 0;
  fc.assert(
    fc.property(given, (each) => {
      if (!isOpen(each)) return;
      open += 1;
      const end = Date.parse(gateOf(each).holdsUntil ?? '');
      expect(isOpen({ ...each, now: new Date(end - 1).toISOString() })).toBe(true);
      expect(isOpen({ ...each, now: new Date(end).toISOString() })).toBe(false);
    }),
    { numRuns: 500 },
  );
  expect(open).toBeGreaterThan(20);
});

test('a model about which nothing is known is not admitted, and a policy that requires nothing says so', () => {
  const bare = gateOf({ evidence: [], requires: [] });
  expect(bare.outcome).toBe('cannot-decide');
  expect(bare.sentence).toMatch(/^CANNOT DECIDE under small, which requires nothing · /);
  const seen = gateOf({ evidence: [y], requires: [] });
  expect(seen.outcome).toBe('admit');
  expect(seen.sentence).toMatch(/^ADMITTED under small, which requires nothing · /);
  expect(seen.holdsUntil).toBe('2026-11-28T00:00:00.000Z');
});

import { describe, expect, test } from 'vitest';
import { asks, assessSmall, bad, control, says, waiver } from '../../test/support/small.ts';

describe('an advisory control', () => {
  const X = control('WB-X', [asks('a/one')], { rules: ['x/'] });
  const Y = control('WB-Y', [asks('b/one')], { rules: ['y/'] });
  const Z = control('WB-Z', [asks('c/one')], { rules: ['z/'] });
  const requires = ['WB-Y'];
  const bad1 = says('a/one', 'adverse');
  const good = says('b/one', 'supports');

  test('that fails is named as a condition wherever conditions are listed', () => {
    const { gate, counts } = assessSmall([X, Y], [bad1, good], {
      policy: { requires, advisory: ['WB-X'] },
    });
    expect(gate).toStrictEqual({
      outcome: 'admit-with-conditions',
      because: [{ control: 'WB-X', status: 'fail', reason: 'evidence-adverse' }],
      conditions: [],
      advisory: ['WB-X'],
      enforced: 'refuse',
      holdsUntil: '2026-12-03T00:00:00.000Z',
      waived: 0,
      sentence:
        'ADMITTED WITH CONDITIONS under small · 1 pass · 1 fail (1 advisory) · 0 unknown (0 stale) · 0 n/a · evidence verified for 0, measured for 2 of 2 · on condition of the advisory fail of WB-X',
    });
    expect(counts).toMatchObject({ pass: 1, fail: 1 });
  });

  test("that does not fail changes only the policy's digest", () => {
    const items = [says('a/one', 'supports'), good];
    const plain = assessSmall([X, Y], items, { policy: { requires } });
    const advised = assessSmall([X, Y], items, { policy: { requires, advisory: ['WB-X'] } });
    expect({ ...advised, policy: plain.policy }).toStrictEqual(plain);
    expect(advised.policy.digest).not.toBe(plain.policy.digest);
  });

  test('does not open a gate that a required unknown, another fail or a lack of any pass keeps shut', () => {
    const policy = { requires, advisory: ['WB-X'] };
    expect(assessSmall([X, Y], [bad1], { policy }).gate).toMatchObject({
      outcome: 'cannot-decide',
      enforced: 'refuse',
    });
    const findings = [bad('z/z')];
    expect(assessSmall([X, Y, Z], [bad1, good], { policy, findings }).gate).toMatchObject({
      outcome: 'refuse',
      advisory: ['WB-X'],
      enforced: 'refuse',
    });
    const alone = { requires: [], advisory: ['WB-X'] };
    expect(assessSmall([X], [bad1], { policy: alone }).gate.outcome).toBe('cannot-decide');
  });

  test('needs no waiver, and one that it has is reported as unnecessary', () => {
    const waivers = [
      waiver('W-1', 'WB-X', '2026-12-01T00:00:00Z'),
      waiver('W-2', 'WB-Z', '2026-12-02T00:00:00Z'),
    ];
    const posture = assessSmall([X, Y, Z], [bad1, good], {
      policy: { requires, advisory: ['WB-X'], waivers },
      findings: [bad('z/z')],
    });
    expect(posture.gate).toMatchObject({
      outcome: 'admit-with-conditions',
      conditions: ['W-2'],
      advisory: ['WB-X'],
      enforced: 'admit-with-conditions',
      holdsUntil: '2026-12-02T00:00:00.000Z',
    });
    expect(posture.gate.sentence).toContain('2 fail (2 waived until 1 Dec 2026, 1 advisory)');
    expect(posture.gate.sentence).toMatch(
      /on condition of waiver W-2 for WB-Z until 2 Dec 2026, the advisory fail of WB-X$/,
    );
    expect(posture.waivers.map(({ effect, message }) => `${effect}: ${message}`)).toEqual([
      'advisory: WB-X is advisory, so its fail needs no waiver.',
      'used: Accepts that WB-Z fails.',
    ]);
  });

  test('is named along with up to three others', () => {
    const four = ['A', 'B', 'C', 'D'].map((name) =>
      control(`WB-${name}`, [asks(`${name.toLowerCase()}/x`)], { rules: ['x/'] }),
    );
    const { gate } = assessSmall([...four, Y], [good], {
      policy: { requires, advisory: four.map(({ id }) => id) },
      findings: [bad('x/x')],
    });
    expect(gate.sentence).toMatch(/the advisory fail of WB-A, WB-B, WB-C, WB-D$/);
  });

  test('is counted beyond the four that the sentence names', () => {
    const many = ['A', 'B', 'C', 'D', 'E', 'F'].map((name) =>
      control(`WB-${name}`, [asks(`${name.toLowerCase()}/x`)], { rules: ['x/'] }),
    );
    const { gate } = assessSmall([...many, Y], [good], {
      policy: { requires, advisory: many.map(({ id }) => id) },
      findings: [bad('x/x')],
    });
    expect(gate.sentence).toMatch(/the advisory fail of WB-A, WB-B, WB-C, WB-D, 2 more$/);
  });

  test.for<readonly [string, object, string]>([
    ['what is required', { requires, advisory: ['WB-Y'] }, 'WB-Y is required'],
    [
      'anything if everything is required',
      { requires: 'all', advisory: ['WB-X'] },
      'WB-X is required',
    ],
    ['an unknown control', { requires, advisory: ['WB-N'] }, 'the catalogue holds no "WB-N"'],
    ['something other than a list', { requires, advisory: 'WB-X' }, 'expected an array'],
  ])('is refused if a policy names %s', ([, policy, message]) => {
    expect(() => assessSmall([X, Y], [good], { policy: policy as never })).toThrow(message);
  });
});

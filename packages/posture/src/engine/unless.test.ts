import type { Evidence } from '@weighbridge/core';
import { describe, expect, test } from 'vitest';
import { fact } from '../../test/support/facts.ts';
import { asks, assessSmall, bad, control, says, uncollected } from '../../test/support/small.ts';

const none = asks('x/none', { grants: 'not-applicable' });
const X = control('WB-X', [asks('a/one')], { unless: none });
const day = (at: number) => ({ observedAt: `2026-11-${at}T00:00:00Z` });

/** Status, reason and message of the one control. */
function of(
  evidence: readonly Evidence[],
  over = X,
  previous?: readonly Evidence[],
): readonly string[] {
  const before = previous && assessSmall([over], previous, { now: '2026-11-22T12:00:00Z' });
  const { verdicts } = assessSmall([over], evidence, before && { previous: before });
  return verdicts.map(({ status, reason, message }) => `${status} ${reason}: ${message}`);
}

describe('what shows that there is nothing to ask', () => {
  test('makes the control not applicable, and is listed as the evidence that decided', () => {
    const item = says('x/none', 'supports', day(22));
    const { verdicts, gate } = assessSmall([X], [item]);
    expect(verdicts).toMatchObject([
      {
        status: 'not-applicable',
        reason: 'evidence-not-applicable',
        evidence: [item.id],
        staleAt: '2026-12-02T00:00:00.000Z',
      },
    ]);
    expect(gate.outcome).toBe('admit');
  });

  test('does so even if nothing collects what the control needs', () => {
    const bare = control('WB-X', [uncollected('a/one')], { unless: none });
    expect(of([says('x/none', 'supports')], bare)).toEqual([
      'not-applicable evidence-not-applicable: It supports.',
    ]);
    expect(of([], bare)).toEqual(['unknown no-collector: Nothing collects a/one yet.']);
    const item = says('x/none', 'inconclusive');
    expect(assessSmall([bare], [item]).verdicts).toMatchObject([{ evidence: [item.id] }]);
    expect(of([item], bare)).toEqual([
      'unknown no-collector: Nothing collects a/one yet. It inconclusive.',
    ]);
  });

  test('answers what spoke against a deployment before, not what speaks against it later', () => {
    const absent = says('x/none', 'supports', day(20));
    expect(of([says('a/one', 'adverse', day(19)), absent])[0]).toContain('not-applicable');
    expect(of([says('a/one', 'adverse', day(20)), absent])[0]).toContain('fail contradicted');
    expect(of([says('a/one', 'adverse', day(21)), absent])[0]).toContain('fail evidence-adverse');
    expect(of([says('a/one', 'inconclusive', day(20)), absent])[0]).toContain('unknown');
  });

  test('gives way to a newer look at a deployment, and takes over from an older one', () => {
    const absent = says('x/none', 'supports', day(20));
    expect(of([says('a/one', 'supports', day(19)), absent])[0]).toContain('not-applicable');
    expect(of([says('a/one', 'supports', day(21)), absent])[0]).toContain('pass');
  });

  test.for(['adverse', 'inconclusive', 'throws'])(
    'that is %s leaves the control to its needs',
    (word) => {
      const seen = says('x/none', word, day(22));
      expect(of([seen])[0]).toContain('unknown evidence-missing: There is no evidence of a/one.');
      expect(of([seen, says('a/one', 'supports', day(19))])[0]).toContain('pass');
      expect(of([seen, says('x/none', 'supports', day(22))])[0]).toContain('unknown');
      expect(of([seen, says('x/none', 'supports', day(21))])[0]).toContain('unknown');
      expect(of([seen, says('x/none', 'supports', day(23))])[0]).toContain('not-applicable');
    },
  );

  test('that a newer deployment supersedes still answers what was wrong before', () => {
    const items = [
      says('a/one', 'adverse', day(18)),
      says('x/none', 'supports', day(19)),
      says('x/none', 'inconclusive', day(20)),
    ];
    expect(of(items)[0]).toContain('unknown');
  });

  test.for([
    ['declared', 'It supports. That is declared, but it must be measured.'],
    ['inferred', 'It supports. That is inferred, but it must be measured.'],
    ['none', 'It supports. That is not known, but it must be measured.'],
  ] as const)('must be measured: %s is not enough', ([tier, message]) => {
    expect(of([says('x/none', 'supports', { tier })])[0]).toContain(message);
    expect(of([says('x/none', 'supports', { tier: 'verified' })])[0]).toContain('not-applicable');
  });

  test('can grow old, and must name the bytes', () => {
    expect(of([says('x/none', 'supports', day(10))])).toEqual([
      'unknown stale: The evidence of x/none is too old to rely on.',
    ]);
    const { subject } = says('x/none', 'supports');
    expect(of([says('x/none', 'supports', { subject: { model: subject.model } })])).toEqual([
      'unknown evidence-inconclusive: The evidence of x/none names no bytes, so it may be about others.',
    ]);
  });

  test('is missed once it is gone, until there is a newer look', () => {
    const absent = says('x/none', 'supports', day(20));
    expect(of([], X, [absent])[0]).toContain('unknown evidence-withdrawn');
    const older = says('a/one', 'supports', day(19));
    expect(of([older], X, [absent, older])[0]).toContain('unknown evidence-withdrawn');
    const newer = says('a/one', 'supports', day(21));
    expect(of([newer], X, [absent])[0]).toContain('pass');
    expect(of([says('x/none', 'supports', day(21))], X, [absent])[0]).toContain('not-applicable');
  });

  test('answers what is gone, and a deployment that is gone still speaks against it', () => {
    const absent = says('x/none', 'supports', day(20));
    expect(of([absent], X, [says('a/one', 'adverse', day(19))])[0]).toContain('not-applicable');
    expect(of([absent], X, [says('a/one', 'adverse', day(21))])[0]).toContain('fail');
    expect(of([absent], X, [absent, says('x/none', 'inconclusive', day(21))])[0]).toContain(
      'unknown',
    );
  });
});

describe('together with a look that finds all well', () => {
  const absent = (at: number) => says('x/none', 'supports', day(at));
  const well = (at: number, ends?: number) =>
    says('a/one', 'supports', {
      ...day(at),
      ...(ends === undefined ? {} : { expiresAt: day(ends).observedAt }),
    });

  test('the newer one gives the answer, and the older counts once the newer is old or in doubt', () => {
    expect(of([absent(20), well(21)])[0]).toContain('pass');
    expect(of([absent(20), well(21, 22)])[0]).toContain('not-applicable');
    expect(of([well(19), absent(20), says('x/none', 'inconclusive', day(21))])[0]).toContain(
      'pass',
    );
  });

  test('what leaves the control open closes both', () => {
    const open = says('a/one', 'inconclusive', day(21));
    expect(of([absent(19), well(20), open])[0]).toContain('unknown evidence-inconclusive');
  });
});

test('items that no judge reads say nothing, whether here or gone', () => {
  const bare = control('WB-X', [uncollected('a/one')], { unless: none });
  const absent = says('x/none', 'supports', day(20));
  const other = says('a/one', 'adverse', day(21));
  for (const [now, before] of [
    [[absent], [other]],
    [[absent, other], []],
    [[absent], [absent, other]],
  ] as const) {
    expect(of(now, bare, before)[0]).toContain('not-applicable');
  }
});

describe('among items that leave open whether there is anything to ask', () => {
  const open = (message: string, at: number) =>
    fact('x/none', { says: 'inconclusive', message }, day(at));

  test('the newest is shown, at the same instant the one with the smaller id, in any order', () => {
    const newest = [open('New.', 21), open('Newer.', 21)];
    const first = newest.reduce((a, b) => (a.id < b.id ? a : b));
    // Some of a hundred older items have a smaller id, and the two newest are not in id order in both arrangements.
    const older = Array.from({ length: 100 }, (_, n) => open(`Old ${n}.`, 19));
    expect(older.some(({ id }) => id < first.id)).toBe(true);
    const all = [...newest, ...older];
    const { message } = first.payload as { message: string };
    for (const items of [all, all.toReversed()]) {
      expect(of(items)).toEqual([
        `unknown evidence-missing: There is no evidence of a/one. ${message}`,
      ]);
    }
  });

  test('supporting and void items leave nothing open', () => {
    const unbound = says('x/none', 'supports', { ...day(22), expiresAt: '2026-11-22T00:00:00Z' });
    expect(of([unbound])).toEqual(['unknown evidence-missing: There is no evidence of a/one.']);
    const items = [open('Open.', 19), unbound];
    expect(of(items)).toEqual(['unknown evidence-missing: There is no evidence of a/one. Open.']);
    const old = says('x/none', 'supports', day(20));
    const own = says('a/one', 'inconclusive', day(21));
    expect(assessSmall([X], [old, own]).verdicts[0]?.evidence).toEqual([own.id]);
  });
});

describe('a finding against a deployment', () => {
  const bare = control('WB-X', [uncollected('a/one')], { unless: none, rules: ['x/'] });
  const absent = says('x/none', 'supports', day(22));

  test('fails the control whatever a list of clusters says', () => {
    const { verdicts } = assessSmall([bare], [absent], { findings: [bad('x/x')] });
    expect(verdicts[0]).toMatchObject({ status: 'fail', reason: 'finding-adverse' });
  });

  test('that is gone is answered by a newer list, but not by an older one', () => {
    const before = (now: string) =>
      assessSmall([bare], [says('x/none', 'supports', day(19))], { findings: [bad('x/x')], now });
    const after = (previous: ReturnType<typeof before>) =>
      assessSmall([bare], [absent], { previous }).verdicts[0]?.status;
    expect(after(before('2026-11-21T12:00:00Z'))).toBe('not-applicable');
    expect(after(before('2026-11-22T12:00:00Z'))).toBe('fail');
  });
});

test('a missing item that left open whether there is anything to ask is not missed by the needs', () => {
  const own = says('a/one', 'supports', day(19));
  const gone = says('x/none', 'inconclusive', day(21));
  expect(of([own], X, [own, gone])[0]).toContain('pass');
});

test('an adverse look is kept as one that leaves it open, in its own words', () => {
  const item = says('x/none', 'adverse');
  expect(assessSmall([X], [item]).evidence).toMatchObject([
    { standings: { 'WB-X': 'inconclusive' } },
  ]);
  expect(of([says('x/none', 'inconclusive', { tier: 'declared' })])).toEqual([
    'unknown evidence-missing: There is no evidence of a/one. It inconclusive.',
  ]);
});

test('an item that excused a control whose type nothing collects is missed once it is gone', () => {
  const bare = control('WB-X', [uncollected('a/one')], { unless: none });
  expect(of([], bare, [says('x/none', 'supports', day(20))])[0]).toContain(
    'unknown evidence-withdrawn',
  );
});

import type { Evidence } from '@weighbridge/core';
import { describe, expect, test } from 'vitest';
import { asks, assessSmall, control, says, waiver } from '../../test/support/small.ts';

const X = control('WB-X', [asks('a/one')]);
const THEN = '2026-11-23T10:00:00Z';
const day = (n: number) => `2026-11-${String(n).padStart(2, '0')}T00:00:00Z`;
const on = (n: number, outcome = 'supports') => says('a/one', outcome, { observedAt: day(n) });
/** Expires the moment it is observed. */
const late = (n: number) =>
  says('a/one', 'supports', { observedAt: day(n), expiresAt: day(n), locator: 'late' });

describe('a gate that a waiver could open', () => {
  const policy = { waivers: [waiver('W-1', 'WB-X', '2026-12-01T00:00:00Z')] };
  const outcomes = (...statements: readonly (readonly Evidence[])[]) => {
    let previous: ReturnType<typeof assessSmall> | undefined;
    return statements.map((evidence, at) => {
      const now = new Date(Date.parse(THEN) + at * 60_000).toISOString();
      previous = assessSmall([X], evidence, { now, policy, ...(previous && { previous }) });
      return previous.gate.outcome;
    });
  };
  const adverse = on(20, 'adverse');
  const open = on(20, 'inconclusive');

  test('counts only with everything that would be there if nothing adverse had been seen', () => {
    expect(outcomes([on(19), adverse], [on(19)])).toEqual(Array(2).fill('admit-with-conditions'));
    expect(outcomes([on(19), adverse], [])[1]).toBe('refuse');
  });

  test('stays shut, statement after statement, when support is deleted', () => {
    const less = [on(18), adverse];
    expect(outcomes([on(18), on(19)], less, less)).toEqual(['admit', 'refuse', 'refuse']);
    expect(outcomes([on(18), on(19), adverse], less, less)).toEqual([
      'admit-with-conditions',
      'refuse',
      'refuse',
    ]);
    // Evidence that had expired when it was observed does not count.
    expect(outcomes([on(18), on(19)], [on(18), late(20), adverse])).toEqual(['admit', 'refuse']);
  });

  test.for([18, 19])(
    'stays shut when expired evidence is deleted, with support of day %d',
    (of) => {
      const less = [on(of), adverse];
      expect(outcomes([on(of), late(19)], less, less)).toEqual(['admit', 'refuse', 'refuse']);
      expect(outcomes([on(of), late(of - 1)], less, less)[2]).toBe('admit-with-conditions');
    },
  );

  test('stays shut when support of the same instant is deleted', () => {
    const other = says('a/one', 'supports', { observedAt: day(19), locator: 'other' });
    const less = [on(19), adverse];
    expect(outcomes([on(19), other], less, less, less)).toEqual([
      'admit',
      ...Array(3).fill('refuse'),
    ]);
    // Newer support answers it.
    const newer = [on(20), on(21, 'adverse')];
    expect(outcomes([on(19), other], newer, newer)[2]).toBe('admit-with-conditions');
  });

  test('stays shut when expired evidence is deleted and something newer has expired too', () => {
    const less = [on(17), late(19), adverse];
    expect(outcomes([on(17), late(18)], less, less)).toEqual(['admit', 'refuse', 'refuse']);
    expect(outcomes([on(17), late(16)], less, less)[2]).toBe('admit-with-conditions');
  });

  test('stays shut when what is inconclusive is deleted', () => {
    expect(outcomes([on(19), open, adverse], [on(19), adverse], [on(19)])).toEqual(
      Array(3).fill('refuse'),
    );
    // The second statement's fail names nothing adverse.
    expect(outcomes([adverse], [on(19), open], [on(19)], [on(19)])).toEqual(
      Array(4).fill('refuse'),
    );
  });
});

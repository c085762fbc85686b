import { describe, expect, test } from 'vitest';
import { fold, gone, lost, need, NOW, open, seen, withdrawn } from '../../test/support/folding.ts';
import { foldType } from './fold.ts';

describe('what is gone', () => {
  const good = seen('good', 'supports', 20);

  test.for(['supports', 'inconclusive', 'error', 'void'] as const)(
    'and was %s is missed until something valid here is newer',
    (standing) => {
      for (const at of [20, 21]) {
        expect(fold([good], [gone('x', standing, at), gone('y', standing, 19)])).toStrictEqual(
          withdrawn('unknown', 'x'),
        );
      }
      expect(fold([good], [gone('x', standing, 19)]).status).toBe('pass');
      expect(fold([], [gone('x', standing, 1)])).toStrictEqual(withdrawn('unknown', 'x'));
      expect(fold([seen('late', 'void', 30)], [gone('x', standing, 1)]).reason).toBe(
        'evidence-withdrawn',
      );
    },
  );

  test('and was adverse fails until support is newer, here or gone', () => {
    const past = [gone('x', 'adverse', 20), gone('y', 'adverse', 21), gone('z', 'adverse', 9)];
    expect(fold([good], past)).toStrictEqual(withdrawn('fail', 'x', 'y'));
    expect(fold([seen('open', 'inconclusive', 30)], past).status).toBe('fail');
    expect(fold([seen('new', 'supports', 22)], past).status).toBe('pass');
    expect(fold([], [...past, gone('s', 'supports', 22)])).toStrictEqual(
      withdrawn('unknown', 'x', 'y', 'z', 's'),
    );
  });

  test('counts together with what is here and also adverse, and is named if it is newer', () => {
    const past = (at: number) => fold([seen('bad', 'adverse', 30)], [gone('x', 'adverse', at)]);
    expect(past(31)).toMatchObject({
      reason: 'evidence-adverse',
      evidence: ['bad'],
      past: ['x'],
    });
    for (const at of [1, 30]) expect(past(at)).toMatchObject({ evidence: ['bad'], past: [] });
  });

  test('grants nothing', () => {
    const old = seen('old', 'supports', 10, { staleAt: NOW });
    expect(fold([old], [gone('x', 'supports', 9)]).reason).toBe('stale');
  });

  test.for(['inconclusive', 'error', 'adverse'] as const)(
    'and was %s bars all support that is not newer, even once it is answered',
    (standing) => {
      const stale = seen('stale', 'supports', 30, { staleAt: NOW });
      for (const at of [20, 21]) {
        expect(fold([good, stale], [gone('x', standing, at)])).toStrictEqual(
          open('stale', 'The evidence of a/b is too old to rely on.', 'stale'),
        );
      }
      expect(fold([good, stale], [gone('x', standing, 19)]).status).toBe('pass');
    },
  );

  test('and was a finding fails until support is newer than the statement that listed it', () => {
    expect(fold([good], [lost(20)])).toStrictEqual(withdrawn('fail', 'lost'));
    expect(fold([good], [lost(19)]).status).toBe('pass');
    expect(fold([], [lost(19)])).toStrictEqual(withdrawn('fail', 'lost'));
    const { judge: _judge, ...bare } = need;
    const sight = { need: bare, seen: [], past: [lost(1)], presentAt: 50 };
    expect(foldType(sight, NOW).status).toBe('fail');
  });

  test('and was a finding is not what is missed once support that is gone answered it', () => {
    expect(fold([], [lost(10), gone('s', 'supports', 20)])).toStrictEqual(
      withdrawn('unknown', 's'),
    );
  });

  test('is named if nothing collects its type', () => {
    const { judge: _judge, ...bare } = need;
    const past = [gone('x', 'inconclusive', 5)];
    expect(foldType({ need: bare, seen: [], past, presentAt: 5 }, NOW).reason).toBe(
      'evidence-withdrawn',
    );
    expect(foldType({ need: bare, seen: [], past, presentAt: 6 }, NOW).reason).toBe('no-collector');
  });
});

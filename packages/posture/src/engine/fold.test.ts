import { describe, expect, test } from 'vitest';
import { fact } from '../../test/support/facts.ts';
import { fold, named, need, NOW, open, seen } from '../../test/support/folding.ts';
import { foldType } from './fold.ts';

describe('one type', () => {
  test('that nothing collects is unknown, whatever is there', () => {
    const { judge: _judge, ...bare } = need;
    const sight = { need: bare, seen: [], past: [], presentAt: 1 };
    expect(named(foldType(sight, NOW))).toStrictEqual(
      open('no-collector', 'Nothing collects a/b yet.'),
    );
  });

  test('without evidence is unknown', () => {
    expect(fold([])).toStrictEqual(open('evidence-missing', 'There is no evidence of a/b.'));
  });

  test('is granted by its newest support, and for as long as any support holds', () => {
    const list = [
      seen('old', 'supports', 10, { staleAt: 5000 }),
      seen('new', 'supports', 20, { staleAt: 3000 }),
      seen('stale', 'supports', 30, { staleAt: 1000 }),
    ];
    const granted = {
      type: 'a/b',
      message: 'new says so.',
      evidence: ['new'],
      past: [],
      staleAt: 5000,
    };
    expect(fold(list)).toStrictEqual({ ...granted, status: 'pass', reason: 'evidence-supports' });
    expect(fold(list.toReversed(), [], { grants: 'not-applicable' })).toStrictEqual({
      ...granted,
      status: 'not-applicable',
      reason: 'evidence-not-applicable',
    });
  });

  test('takes the message of the smaller id at one instant, in any order', () => {
    const pair = [seen('x', 'supports', 10), seen('y', 'supports', 10)] as const;
    const [first] = [...pair].sort((a, b) => (a.evidence.id < b.evidence.id ? -1 : 1));
    for (const list of [pair, pair.toReversed()]) {
      expect(fold(list).message).toBe(first?.message);
    }
  });

  test('that is adverse and not answered fails, and names what is adverse since the last support', () => {
    const list = [
      seen('before', 'adverse', 10),
      seen('good', 'supports', 20),
      seen('bad', 'adverse', 30),
      seen('worse', 'adverse', 40),
      seen('open', 'inconclusive', 50),
    ];
    expect(fold(list)).toStrictEqual({
      type: 'a/b',
      status: 'fail',
      reason: 'evidence-adverse',
      message: 'worse says so.',
      evidence: ['bad', 'worse'],
      past: [],
    });
  });

  test('that contradicts itself at one instant fails, and names both', () => {
    const list = [
      seen('early', 'supports', 10),
      seen('yes', 'supports', 20),
      seen('no', 'adverse', 20),
      seen('open', 'inconclusive', 20),
      seen('earlier', 'adverse', 5),
    ];
    expect(fold(list)).toStrictEqual({
      type: 'a/b',
      status: 'fail',
      reason: 'contradicted',
      message: 'no says so. Evidence of the same instant says otherwise.',
      evidence: ['no', 'yes'],
      past: [],
    });
  });

  test('that was adverse is answered by newer support, stale or not', () => {
    const bad = seen('bad', 'adverse', 10);
    expect(fold([bad, seen('good', 'supports', 11)]).status).toBe('pass');
    expect(fold([bad, seen('good', 'supports', 11, { staleAt: NOW })])).toStrictEqual(
      open('stale', 'The evidence of a/b is too old to rely on.', 'good'),
    );
  });

  test('does not come back to support from before it was adverse, however long that lasts', () => {
    const list = [
      seen('first', 'supports', 10, { staleAt: 5000 }),
      seen('bad', 'adverse', 20),
      seen('second', 'supports', 30, { staleAt: NOW }),
    ];
    expect(fold(list)).toStrictEqual(
      open('stale', 'The evidence of a/b is too old to rely on.', 'second'),
    );
  });

  test('is open with support that names no bytes, which answers and grants nothing', () => {
    const loose = (name: string, at: number) => ({
      ...seen(name, 'supports', at),
      evidence: fact('a/b', { name }, { subject: { model: 'm' } }),
    });
    const message = 'The evidence of a/b names no bytes, so it may be about others.';
    const list = [seen('bad', 'adverse', 5), loose('one', 10), loose('two', 5)];
    expect(fold(list)).toStrictEqual(open('evidence-inconclusive', message, 'one'));
    const good = [...list, seen('good', 'supports', 6)];
    expect(fold(good)).toMatchObject({ status: 'pass', evidence: ['good'] });
    expect(fold([...list, seen('old', 'supports', 6, { staleAt: NOW })])).toMatchObject({
      reason: 'stale',
      evidence: ['old'],
    });
  });

  test('is stale once all support has expired', () => {
    const list = [
      seen('one', 'supports', 10, { staleAt: NOW }),
      seen('two', 'supports', 20, { staleAt: 500 }),
    ];
    expect(fold(list).evidence).toEqual(['one', 'two']);
    expect(fold([seen('one', 'supports', 10, { staleAt: NOW + 1 })]).status).toBe('pass');
  });

  test.for(['inconclusive', 'error'] as const)(
    'is open while %s evidence is as new as its support',
    (standing) => {
      const good = seen('good', 'supports', 20);
      const reason = standing === 'error' ? 'error' : 'evidence-inconclusive';
      expect(fold([good, seen('open', standing, 20)])).toStrictEqual(
        open(reason, 'open says so.', 'open'),
      );
      expect(fold([good, seen('open', standing, 19)]).status).toBe('pass');
      expect(
        fold([
          good,
          seen('open', standing, 21),
          seen('late', standing, 22),
          seen('old', standing, 1),
        ]),
      ).toStrictEqual(open(reason, 'late says so.', 'late', 'open'));
    },
  );

  test('gives a reason for being open if the judge does', () => {
    const once = seen('once', 'inconclusive', 5, { reason: 'single-observation' });
    expect(fold([once])).toStrictEqual(open('single-observation', 'once says so.', 'once'));
  });

  test('is stale if it had expired when observed, and has no answer without a tier', () => {
    const late = seen('late', 'void', 10);
    const bare = { ...late, evidence: fact('a/b', { name: 'bare' }, { tier: 'none' }) };
    expect(fold([bare, late])).toStrictEqual(
      open('stale', 'The evidence of a/b is too old to rely on.', 'bare', 'late'),
    );
    expect(fold([bare])).toStrictEqual(
      open('evidence-inconclusive', 'The evidence of a/b has no tier.', 'bare'),
    );
  });
});

import { describe, expect, test } from 'vitest';
import { fact } from '../../test/support/facts.ts';
import type { Need } from '../control.ts';
import { foldType } from './fold.ts';
import type { Observation } from './observe.ts';
import type { Past } from './past.ts';
import { latest } from './sight.ts';

const NOW = 1000;
const judge = () => ({ outcome: 'supports', message: '' }) as const;
const need: Need = { type: 'a/b', shows: 'It.', grants: 'pass', judge };

/** Made at an instant, about nothing; its id depends on `name`. */
function seen(
  name: string,
  standing: Observation['standing'],
  at: number,
  changes: Partial<Observation> = {},
): Observation {
  const evidence = fact('a/b', { name });
  return { evidence, standing, at, message: `${name} says so.`, staleAt: 2000, ...changes };
}

/** What is gone; its type depends on `name`. */
function gone(name: string, standing: Past['standing'], at: number): Past {
  const observedAt = new Date(at).toISOString();
  const id = fact('a/b', { name }).id;
  const evidence = { id, type: name, subject: { model: 'm' }, observedAt, standings: {} };
  return { at, standing, of: { evidence } };
}

function lost(at: number): Past {
  const listedAt = new Date(at).toISOString();
  const finding = { fingerprint: 'f', ruleId: 'lost', level: 'error', listedAt } as const;
  return { at, standing: 'adverse', of: { finding } };
}

function fold(
  list: readonly Observation[],
  past: readonly Past[] = [],
  changed: Partial<Need> = {},
) {
  const presentAt = latest(list.filter(({ standing }) => standing !== 'void'));
  const sight = { need: { ...need, ...changed }, seen: list, past, presentAt };
  const { evidence, past: told, ...answer } = foldType(sight, NOW);
  return {
    ...answer,
    evidence: evidence.map(({ payload }) => payload['name']),
    past: told.map(({ of }) => ('evidence' in of ? of.evidence.type : of.finding.ruleId)),
  };
}

const withdrawn = (status: string, ...past: readonly string[]) => ({
  type: 'a/b',
  status,
  reason: 'evidence-withdrawn',
  message: '',
  evidence: [],
  past,
});

const open = (reason: string, message: string, ...evidence: readonly string[]) => ({
  type: 'a/b',
  status: 'unknown',
  reason,
  message,
  evidence,
  past: [],
});

describe('one type', () => {
  test('that nothing collects is unknown, whatever is there', () => {
    const { judge: _judge, ...bare } = need;
    expect(foldType({ need: bare, seen: [], past: [], presentAt: 1 }, NOW)).toStrictEqual(
      open('no-collector', 'Nothing collects a/b yet.'),
    );
  });

  test('without evidence is unknown', () => {
    expect(fold([])).toStrictEqual(open('evidence-missing', 'There is no evidence of a/b.'));
  });

  test('holds by its newest support, and as long as any support does', () => {
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

  test('of one instant speaks through the smaller id, in any order', () => {
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

  test('is stale with all support that has run out', () => {
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

  test('tells why it is open where the judge knows', () => {
    const once = seen('once', 'inconclusive', 5, { reason: 'single-observation' });
    expect(fold([once])).toStrictEqual(open('single-observation', 'once says so.', 'once'));
  });

  test('that had run out when it was observed is stale, without a tier it is nothing', () => {
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

describe('what is gone', () => {
  const good = seen('good', 'supports', 20);

  test.for(['supports', 'inconclusive', 'error', 'void'] as const)(
    'and was %s is missed until something valid that is here is newer',
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

  test('stands beside what is here and adverse too, and is named', () => {
    expect(fold([seen('bad', 'adverse', 30)], [gone('x', 'adverse', 1)])).toMatchObject({
      reason: 'evidence-adverse',
      evidence: ['bad'],
      past: ['x'],
    });
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

  test('is named where nothing collects its type', () => {
    const { judge: _judge, ...bare } = need;
    const past = [gone('x', 'inconclusive', 5)];
    expect(foldType({ need: bare, seen: [], past, presentAt: 5 }, NOW).reason).toBe(
      'evidence-withdrawn',
    );
    expect(foldType({ need: bare, seen: [], past, presentAt: 6 }, NOW).reason).toBe('no-collector');
  });
});

import type { JsonObject } from '@weighbridge/core';
import { describe, expect, test } from 'vitest';
import { fact } from '../../test/support/facts.ts';
import type { File } from '../../test/support/looks.ts';
import {
  bad,
  BARE,
  digestOf,
  FAIL,
  GONE,
  good,
  look,
  MEMORY,
  PASS,
  remembered,
  telling,
  told,
} from '../../test/support/looks.ts';
import { asks, assessSmall, control, waiver } from '../../test/support/small.ts';
import type { Memorable } from '../control.ts';

describe('what a missing file said', () => {
  test('keeps failing, statement after statement, and says what answers it', () => {
    const postures = look([{ files: [bad, good] }, { files: [good] }, { files: [good] }]);
    expect(told(postures)).toEqual([FAIL, GONE, GONE]);
    expect(postures[2]?.verdicts[0]?.message).toBe(
      'bad is gone, but what it said still counts: It adverse. It counts until the file is back, or once it rains.',
    );
    expect(postures[2]?.verdicts[0]?.evidence).toEqual([]);
    expect(postures[2]?.remembered).toStrictEqual([
      {
        type: 'a/one',
        path: 'bad',
        digest: digestOf('bad'),
        observedAt: '2026-11-10T00:00:00.000Z',
        fact: bad.fact,
      },
      {
        type: 'a/one',
        path: 'good',
        digest: digestOf('good'),
        observedAt: '2026-11-12T00:00:00.000Z',
        fact: good.fact,
      },
    ]);
  });

  test('is named by the first path, and counted', () => {
    const other: File = { path: 'also', fact: telling('adverse') };
    const [, posture] = look([{ files: [bad, other] }, {}]);
    expect(posture?.verdicts[0]?.message).toMatch(/^also is gone \(and 1 more\), but what/);
  });

  test('leaves open what it left open, and does not count where it spoke for the model', () => {
    const open: File = { path: 'open', fact: telling('inconclusive') };
    const postures = look([{ files: [open], outcome: 'inconclusive' }, {}]);
    expect(told(postures)).toEqual(['unknown evidence-inconclusive', 'unknown evidence-withdrawn']);
    expect(postures[1]?.verdicts[0]?.message).toMatch(
      /^open is gone, but what it said still counts/,
    );
    const broken: File = { path: 'throws', fact: telling('throws') };
    expect(told(look([{ files: [broken] }, {}]))[1]).toBe('unknown evidence-withdrawn');
    expect(told(look([{ files: [good] }, {}]))).toEqual([PASS, PASS]);
  });

  test('stops counting once the same file is back, under any name', () => {
    const moved: File = { path: 'elsewhere', is: 'bad', fact: telling('supports') };
    const postures = look([{ files: [bad] }, {}, { files: [moved] }, {}]);
    expect(told(postures)).toEqual([FAIL, GONE, PASS, PASS]);
    expect(remembered(postures[2])).toEqual(['elsewhere']);
  });

  test('stops counting once a document that was read in full is at its path', () => {
    const looks = [{ files: [bad] }, { documents: ['other'] }, { documents: ['bad'] }, {}];
    const postures = look(looks);
    expect(told(postures)).toEqual([FAIL, GONE, PASS, PASS]);
    expect(remembered(postures[2])).toEqual([]);
  });

  test('is dormant while the weights are different', () => {
    const one = { path: 'bad', fact: telling('adverse', { weights: 'one' }) };
    const of = (weights: string): File => ({
      path: weights,
      fact: telling('supports', { weights }),
    });
    const postures = look([
      { files: [one] },
      { files: [of('one')] },
      { files: [of('two')] },
      {},
      { files: [of('two')] },
      { files: [of('one'), of('two')] },
    ]);
    // A look that does not mention the weights wakes it.
    expect(told(postures)).toEqual([FAIL, GONE, PASS, GONE, PASS, GONE]);
    expect(remembered(postures[2])).toContain('bad');
  });

  test('is answered by news that holds, at its path or anywhere', () => {
    const news = (path: string, who: string, outcome = 'supports'): File => ({
      path,
      is: `z${who}`,
      fact: telling(outcome, { who }),
    });
    const after = (file: File, memory: Memorable = MEMORY) =>
      told(look([{ files: [bad, good] }, { files: [file], outcome: 'supports' }], memory))[1];
    expect(after(news('bad', 'bob'))).toBe(PASS);
    expect(after(news('new', 'bob'))).toBe(GONE);
    const anywhere = { ...MEMORY, newsAnywhere: true } as const;
    expect(after(news('new', 'bob'), anywhere)).toBe(PASS);
    // A repetition by the same signer is not news, nor is an adverse or an unsigned fact.
    for (const memory of [MEMORY, anywhere]) {
      expect(after(news('bad', 'ada'), memory)).toBe(GONE);
      expect(after(news('bad', 'bob', 'inconclusive'), memory)).toBe(GONE);
      expect(after({ path: 'bad', is: 'x', fact: telling('supports') }, memory)).toBe(GONE);
    }
    const signed: File = { path: 'bad', fact: telling('adverse', { who: 'eve' }) };
    const unsigned: File = { path: 'bad', is: 'x', fact: telling('supports') };
    expect(told(look([{ files: [signed] }, { files: [unsigned] }]))).toEqual([FAIL, GONE]);
  });

  test('still counts when there is no evidence at all, and afterwards', () => {
    expect(told(look([{ files: [bad] }, { made: false }, {}]))).toEqual([FAIL, GONE, GONE]);
    const postures = look([{ files: [good] }, { made: false }, {}]);
    expect(told(postures)).toEqual([PASS, 'unknown evidence-withdrawn', PASS]);
  });

  test('is forgiven by a waiver together with what spoke against the control', () => {
    const policy = { waivers: [waiver('W-1', 'WB-SYN-1', '2026-12-01T00:00:00Z')] };
    const waivers = policy.waivers.map((each) => ({ ...each, issuedAt: '2026-11-01T00:00:00Z' }));
    const postures = look([{ files: [bad] }, {}], MEMORY, { waivers });
    expect(postures.map(({ gate }) => gate.outcome)).toEqual(['refuse', 'admit-with-conditions']);
  });

  test('is kept within bounds, what speaks against the model first', () => {
    const many = Array.from({ length: 1200 }, (_, at): File => ({
      path: `p${at}`,
      is: String.fromCharCode(16 + (at % 200)),
      fact: telling(at === 1150 ? 'adverse' : 'supports'),
    }));
    const [first] = look([{ files: many }]);
    expect(first?.remembered.length).toBeLessThanOrEqual(1000);
    expect(remembered(first)).toContain('p1150');
  });

  test('says nothing if it cannot be read', () => {
    const fails = (): never => {
      throw new Error('unreadable');
    };
    const others = { ...MEMORY, documentsIn: fails, weightsOf: fails, identityOf: fails };
    expect(told(look([{ files: [bad] }, {}], { ...others, filesIn: fails }))).toEqual([FAIL, PASS]);
    expect(told(look([{ files: [bad] }, { files: [good] }], others))).toEqual([FAIL, GONE]);
  });

  test('still counts if its type has no documents, no weights and no signers', () => {
    const moved: File = { path: 'elsewhere', is: 'bad', fact: telling('supports') };
    const postures = look([{ files: [bad] }, { files: [good] }, { files: [moved] }], BARE);
    expect(told(postures)).toEqual([FAIL, GONE, PASS]);
  });

  test('still counts whatever the weights, if it or the look does not mention them', () => {
    const of = (weights: string, outcome: string): File => ({
      path: weights,
      fact: telling(outcome, { weights }),
    });
    expect(told(look([{ files: [of('one', 'adverse')] }, { files: [good] }]))).toEqual([
      FAIL,
      GONE,
    ]);
    expect(told(look([{ files: [bad] }, { files: [of('two', 'supports')] }]))).toEqual([
      FAIL,
      GONE,
    ]);
  });

  test('does not replace evidence that is gone', () => {
    const [first, second, third] = look([{ files: [bad] }, {}, {}]);
    const ids = first?.evidence.map(({ id }) => id);
    for (const posture of [second, third]) {
      expect(posture?.withdrawn.answered.evidence.map(({ id }) => id)).toEqual(ids);
    }
  });
});

test('what files said counts under its own type, and not under a type without a judge', () => {
  const remember = MEMORY;
  const { judge: _judge, ...bare } = asks('c/one', { remember });
  const controls = [
    control('WB-AAA-1', [asks('a/one', { remember })]),
    control('WB-BBB-1', [asks('b/one', { remember })]),
    control('WB-CCC-1', [bare]),
  ];
  const all = (files: readonly File[], observedAt: string) =>
    ['a/one', 'b/one', 'c/one'].map((type) => {
      const told = type === 'b/one' ? [] : files;
      const outcome = told.some((file) => file.path === 'bad') ? 'adverse' : 'supports';
      return fact(type, { says: outcome, files: told } as unknown as JsonObject, { observedAt });
    });
  const first = assessSmall(controls, all([bad], '2026-11-20T00:00:00Z'), {
    now: '2026-11-20T00:00:00Z',
  });
  expect(first.remembered.map(({ type }) => type)).toEqual(['a/one']);
  const second = assessSmall(controls, all([], '2026-11-21T00:00:00Z'), { previous: first });
  expect(told([{ ...second, verdicts: second.verdicts.slice(0, 1) }])).toEqual([GONE]);
  expect(second.verdicts[1]?.status).toBe('pass');
  expect(second.remembered.map(({ type }) => type)).toEqual(['a/one']);
});

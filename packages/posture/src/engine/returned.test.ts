import type { JsonObject } from '@weighbridge/core';
import { describe, expect, test } from 'vitest';
import type { File } from '../../test/support/looks.ts';
import {
  bad,
  FAIL,
  GONE,
  good,
  look,
  MEMORY,
  PASS,
  telling,
  told,
} from '../../test/support/looks.ts';

const RETURNING = { ...MEMORY, mayReturn: true } as const;

const at = (path: string, is: string, fact: JsonObject): File => ({ path, is, fact });
const was = at('x', 'good', telling('supports', { who: 'bob' }));
const kept = at('kept', 'kept', good.fact);
const broken = at('x', 'bad', bad.fact);

describe('what a missing file said', () => {
  test('stops counting, for types where that answers, once the file that was at its path before is back', () => {
    const restored = [{ files: [was] }, { files: [broken] }, {}, { files: [was] }, {}];
    expect(told(look(restored, RETURNING))).toEqual([PASS, FAIL, GONE, PASS, PASS]);
    expect(told(look(restored))).toEqual([PASS, FAIL, GONE, GONE, GONE]);
    const worse = [broken, at('x', 'other', bad.fact), broken].map((each) => ({ files: [each] }));
    expect(told(look([...worse, {}], RETURNING))).toEqual([FAIL, FAIL, FAIL, GONE]);
  });

  test('still counts while the file that was there before is elsewhere', () => {
    const moved = [{ files: [was] }, { files: [broken] }, { files: [{ ...was, path: 'y' }] }];
    expect(told(look(moved, RETURNING))).toEqual([PASS, FAIL, GONE]);
    const beside = [{ files: [kept] }, { files: [kept, broken] }, { files: [kept] }];
    expect(told(look(beside, RETURNING))).toEqual([PASS, FAIL, GONE]);
  });

  test('still counts with a copy that was not there before, however often one looks', () => {
    const copy = at('x', 'kept', good.fact);
    const [both, copied] = [{ files: [kept, broken] }, { files: [kept, copy] }];
    const looks = [both, copied, copied, both, copied];
    expect(told(look(looks, RETURNING))).toEqual([FAIL, GONE, GONE, FAIL, GONE]);
    const atOnce = [{ files: [was, broken] }, { files: [was] }];
    expect(told(look(atOnce, RETURNING))).toEqual([FAIL, GONE]);
  });

  test('says that the file that was there before answers it, if there was one', () => {
    const messageOf = (looks: Parameters<typeof look>[0]) =>
      look(looks, RETURNING).at(-1)?.verdicts[0]?.message;
    const start =
      'x is gone, but what it said still counts: It adverse. It counts until the file is back, or ';
    expect(messageOf([{ files: [was] }, { files: [broken] }, {}])).toBe(
      `${start}the file that was there before is back, or once it rains.`,
    );
    expect(messageOf([{ files: [broken] }, {}])).toBe(`${start}once it rains.`);
  });

  test('is dated, for types where that matters, from the first look at it', () => {
    const looks = [{ files: [bad] }, { files: [bad] }, {}, { files: [bad] }];
    const sinces = (memory: typeof MEMORY) =>
      look(looks, memory).map(({ remembered: [fact] }) => fact?.since?.slice(8, 10));
    expect(sinces(RETURNING)).toEqual([undefined, '10', '10', '10']);
    expect(sinces(MEMORY)).toEqual([undefined, undefined, undefined, undefined]);
  });
});

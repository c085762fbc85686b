import { propertyRuns } from '@weighbridge/testkit';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { uniqueItems } from './unique-items.ts';

const stock = new Ajv().compile({ type: 'array', uniqueItems: true });
const ajv = new Ajv();
ajv.removeKeyword('uniqueItems');
ajv.addKeyword(uniqueItems);
const fast = ajv.compile({ type: 'array', uniqueItems: true });

test.for([
  [
    [
      { a: 1, b: 2 },
      { b: 2, a: 1 },
    ],
    false,
  ],
  [[{ a: [1, { x: 1, y: 2 }] }, { a: [1, { y: 2, x: 1 }] }], false],
  [
    [
      { '1': 'a', '0': 'b' },
      { '0': 'b', '1': 'a' },
    ],
    false,
  ],
  [[1, '1'], true],
  [
    [
      [1, 2],
      [2, 1],
    ],
    true,
  ],
  [[0, -0], false],
  [[1, 1.0], false],
  [[null, 'null'], true],
  [[{ a: 1 }, { a: 1, b: null }], true],
  [[[['a', 1]], { a: 1 }], true],
] as const)('%j is %s, as the stock keyword says', ([items, expected]) => {
  expect({ fast: fast(items), stock: stock(items) }).toEqual({ fast: expected, stock: expected });
});

test('agrees with the stock keyword on any JSON that it can compare', () => {
  const json = fc.jsonValue({ maxDepth: 3 });
  const withRepeats = fc
    .array(json, { maxLength: 6 })
    .chain((items) =>
      fc.shuffledSubarray([...items, ...items]).map((list) => structuredClone(list)),
    );
  const verdict = (items: readonly unknown[]) => {
    try {
      return stock(items);
    } catch {
      return undefined; // a member named toString or valueOf
    }
  };
  fc.assert(
    fc.property(withRepeats, (items) => {
      const expected = verdict(items);
      fc.pre(expected !== undefined);
      return fast(items) === expected;
    }),
    { numRuns: propertyRuns({ short: 500, long: 20_000 }) },
  );
});

test('compares members named toString, on which the stock keyword throws', () => {
  const items = [{ toString: 1 }, { toString: 1 }];
  expect(() => stock(items)).toThrow(TypeError);
  expect(fast(items)).toBe(false);
  expect(fast([{ toString: 1 }, { toString: 2 }])).toBe(true);
});

test('distinguishes members named __proto__', () => {
  const [a, b] = [JSON.parse('{"__proto__": 1}'), JSON.parse('{"__proto__": 2}')] as const;
  expect(fast([a, b])).toBe(true);
  expect(fast([a, JSON.parse('{"__proto__": 1}')])).toBe(false);
});

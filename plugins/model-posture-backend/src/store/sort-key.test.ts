import { propertyRuns } from '@weighbridge/testkit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sortKey } from './sort-key.ts';

/** As databases compare: byte by byte. */
function sorted(names: readonly string[]): readonly string[] {
  return names.toSorted((a, b) => Buffer.compare(Buffer.from(sortKey(a)), Buffer.from(sortKey(b))));
}

test('numbers sort by value, case and accents do not matter', () => {
  const names = ['model-10', 'Model-9', 'zebra', 'Émile', 'eider', 'model-009a', 'emu', '_', '7'];
  expect(sorted(names)).toEqual([
    '7',
    '_',
    'eider',
    'Émile',
    'emu',
    'Model-9',
    'model-009a',
    'model-10',
    'zebra',
  ]);
});

test('two whole numbers of any length are ordered by their value', () => {
  const number = fc.bigInt({ min: 0n, max: 10n ** 60n });
  fc.assert(
    fc.property(number, number, fc.nat(9), (a, b, zeros) => {
      const [x, y] = [sortKey(`v${'0'.repeat(zeros)}${a}`), sortKey(`v${b}`)];
      expect(x < y ? -1 : x > y ? 1 : 0).toBe(a < b ? -1 : a > b ? 1 : 0);
    }),
    { numRuns: propertyRuns({ short: 200, long: 2000 }) },
  );
});

test('every key is text that a database stores and a cursor carries', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
      const key = sortKey(text);
      expect(key.length).toBeLessThanOrEqual(300);
      expect(key).toBe(Buffer.from(key).toString());
    }),
    { numRuns: propertyRuns({ short: 200, long: 2000 }) },
  );
});

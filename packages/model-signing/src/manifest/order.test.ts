import { propertyRuns } from '@weighbridge/testkit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareCodePoints } from './order.ts';

test('orders names as their UTF-8 bytes', () => {
  const text = fc.string({ unit: 'binary', maxLength: 6 });
  fc.assert(
    fc.property(text, text, (a, b) => {
      const expected = Buffer.compare(Buffer.from(a), Buffer.from(b));
      expect(Math.sign(compareCodePoints(a, b))).toBe(expected);
    }),
    { numRuns: propertyRuns({ short: 5_000, long: 50_000 }) },
  );
});

test('puts a character beyond U+FFFF after those from U+E000 on, unlike Array.sort', () => {
  const names = ['\u{1f600}', '\uff5e', 'a/c', 'a-b'];
  expect(names.toSorted(compareCodePoints)).toEqual(['a-b', 'a/c', '\uff5e', '\u{1f600}']);
  expect(names.toSorted()).toEqual(['a-b', 'a/c', '\u{1f600}', '\uff5e']);
});

import { expect, test } from 'vitest';
import { cut, plural } from './text.ts';

test('a text is cut at its length, with a sign that it was', () => {
  expect(cut('abc', 3)).toBe('abc');
  expect(cut('abcd', 3)).toBe('abc…');
  expect(cut('a'.repeat(160))).toHaveLength(160);
  expect(cut('a'.repeat(161))).toBe(`${'a'.repeat(160)}…`);
});

test('no character is cut in two', () => {
  expect(cut('ab\u{1f600}cd', 3)).toBe('ab…');
  expect(cut('ab\u{1f600}cd', 4)).toBe('ab\u{1f600}…');
});

test('counts use the singular or the plural', () => {
  expect([0, 1, 2].map((count) => plural(count, 'control'))).toEqual([
    '0 controls',
    '1 control',
    '2 controls',
  ]);
});

import { expect, test } from 'vitest';
import { shorten, valueText } from './value-text.ts';

test('texts are shortened by characters, and the mark appears only if something is left out', () => {
  expect(shorten('abc', 3)).toBe('abc');
  expect(shorten('abcd', 3)).toBe('abc…');
  expect(shorten('\u{1F984}\u{1F984}', 1)).toBe('\u{1F984}…');
});

test('a value that is not text is written in words, on one line', () => {
  expect(valueText('a', 9)).toBe('a');
  expect(valueText({ a: [1, null] }, 99)).toBe('a: [1, null]');
  expect(valueText({ version: '2', name: 'torch', of: { a: true } }, 99)).toBe(
    'name: torch; version: 2; of: {a: true}',
  );
  expect(valueText(['a', 'b'], 99)).toBe('a, b');
  expect(valueText([], 99)).toBe('[]');
  expect(valueText({}, 99)).toBe('{}');
  expect(valueText('two\nlines\t here', 99)).toBe('two lines here');
  expect(valueText(12_345, 3)).toBe('123…');
});

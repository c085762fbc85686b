import { propertyRuns } from '@weighbridge/testkit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { displayWidth, graphemes } from './width.ts';
import { wrap } from './wrap.ts';

test.for<[string, number]>([
  ['model.safetensors', 17],
  ['模型', 4],
  ['ｗｉｄｅ', 8],
  ['e\u0301', 1],
  ['한국어', 6],
  ['🚀', 2],
  ['👨‍👩‍👧', 2],
  ['', 0],
])('%s takes %d columns', ([text, columns]) => {
  expect(displayWidth(text)).toBe(columns);
});

const anyText = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 30 }),
      fc.constantFrom('模型模型', 'a', 'overlap'),
    ),
    { maxLength: 12 },
  )
  .map((words) => words.join(' '));

test('no line is wider than requested, and only spaces are lost', () => {
  fc.assert(
    fc.property(anyText, fc.integer({ min: 2, max: 40 }), (text, columns) => {
      const lines = wrap(text, columns);
      expect(lines.length).toBeGreaterThan(0);
      for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(columns);
      expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
    }),
    { numRuns: propertyRuns({ short: 500, long: 10_000 }) },
  );
});

test('breaks between words if it can, and never inside a cluster', () => {
  expect(wrap('one two three', 7)).toEqual(['one two', 'three']);
  expect(
    wrap('e\u0301'.repeat(5), 3).every((line) =>
      graphemes(line).every((part) => part === 'e\u0301'),
    ),
  ).toBe(true);
});

test('does not break after a mark with something set above it, and drops no other kind of space', () => {
  expect(wrap('aaaa-\u0301bbbb', 6)).toEqual(['aaaa-\u0301b', 'bbb']);
  expect(wrap('one\u2028 two', 4).join('|')).toBe('one\u2028|two');
});

test('without a width the text is one line', () => {
  const text = 'word '.repeat(100).trim();
  expect(wrap(text, undefined)).toEqual([text]);
});

test('breaks a word that is too long after a mark if it has one', () => {
  expect(wrap('https://figshare.com/articles/5462500', 24)).toEqual([
    'https://figshare.com/',
    'articles/5462500',
  ]);
  expect(wrap('0123456789abcdef', 10)).toEqual(['0123456789', 'abcdef']);
});

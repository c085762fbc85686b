import { propertyRuns } from '@weighbridge/testkit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { escapeForDisplay } from './display.ts';

const runs = { numRuns: propertyRuns({ short: 500, long: 20_000 }) };
const anyText = fc.string({ unit: 'binary' });

test.for([
  ['a terminal colour', 'a\u001B[31mred', 'a\\u{1B}[31mred'],
  ['a terminal title in 8-bit controls', '\u009D0;owned\u009C', '\\u{9D}0;owned\\u{9C}'],
  ['an OSC 8 hyperlink', '\u001B]8;;https://x\u0007y', '\\u{1B}]8;;https://x\\u{07}y'],
  ['a forged log line', 'ok\r\nPASS', 'ok\\u{0D}\\u{0A}PASS'],
  ['NUL and DEL', '\u0000\u007F', '\\u{00}\\u{7F}'],
  ['the override of CVE-2021-42574', 'txt\u202Eexe', 'txt\\u{202E}exe'],
  ['isolates', '\u2066a\u2067b\u2068c\u2069', '\\u{2066}a\\u{2067}b\\u{2068}c\\u{2069}'],
  ['direction marks', '\u200E\u200F\u061C', '\\u{200E}\\u{200F}\\u{61C}'],
  [
    'zero-width characters',
    'a\u200Bb\u200Cc\u200Dd\u2060e\uFEFF',
    'a\\u{200B}b\\u{200C}c\\u{200D}d\\u{2060}e\\u{FEFF}',
  ],
  ['line and paragraph separators', 'a\u2028b\u2029', 'a\\u{2028}b\\u{2029}'],
  ['tag characters that smuggle ASCII', '\u{E0041}\u{E007F}', '\\u{E0041}\\u{E007F}'],
  ['variation selectors that smuggle bytes', '\uFE00\u{E0100}', '\\u{FE00}\\u{E0100}'],
  ['invisible fillers', '\u3164\u115F\u00AD', '\\u{3164}\\u{115F}\\u{AD}'],
  ['a lone surrogate', 'a\uD800b', 'a\\u{D800}b'],
  ['a noncharacter', '\uFFFE', '\\u{FFFE}'],
] as const)('makes %s visible', ([, input, output]) => {
  expect(escapeForDisplay(input)).toBe(output);
});

test.for([
  'C:\\models\\v7',
  'größe ñ 漢字 한국어 हिन्दी עברית',
  '🤗 \u{1F600}',
  'a\u00A0b\u3000c',
  'e\u0301',
  '<b>&amp;</b>',
  '',
])('keeps readable text: %s', (text) => {
  expect(escapeForDisplay(text)).toBe(text);
});

test('keeps line feeds and tabs on request, and only these', () => {
  expect(escapeForDisplay('a\n\tb\r\n\v\u2028', { keepLines: true })).toBe(
    'a\n\tb\\u{0D}\n\\u{0B}\\u{2028}',
  );
});

test('never lets a control, bidi, invisible or separating character through', () => {
  // oxlint-disable-next-line no-misleading-character-class -- ranges of characters that must be escaped
  fc.assert(
    fc.property(anyText, (text) => {
      const shown = escapeForDisplay(text);
      expect([...shown].filter(isHarmful)).toEqual([]);
      expect(shown.isWellFormed()).toBe(true);
    }),
    runs,
  );
});

test('changes nothing in a second pass', () => {
  fc.assert(
    fc.property(anyText, fc.boolean(), (text, keepLines) => {
      const once = escapeForDisplay(text, { keepLines });
      expect(escapeForDisplay(once, { keepLines })).toBe(once);
    }),
    runs,
  );
});

test('escapes piecewise: a text in two parts reads as the whole, unless the cut splits a pair', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
      expect(escapeForDisplay(a + b)).toBe(escapeForDisplay(a) + escapeForDisplay(b));
    }),
    runs,
  );
});

test('stays within eight times the length', () => {
  fc.assert(
    fc.property(anyText, (text) => escapeForDisplay(text).length <= 8 * text.length),
    runs,
  );
});

test('shows every C0 and C1 control as its code point', () => {
  for (const code of [...Array(0x20).keys(), ...Array.from({ length: 0x21 }, (_, i) => 0x7f + i)]) {
    const hex = code.toString(16).toUpperCase().padStart(2, '0');
    expect(escapeForDisplay(String.fromCharCode(code))).toBe(`\\u{${hex}}`);
  }
});

/** Written a second time, as numbers, so that the expression under test does not check itself. */
const HARMFUL = [
  [0x00, 0x1f],
  [0x7f, 0x9f],
  [0xad, 0xad],
  [0x61c, 0x61c],
  [0x180b, 0x180f],
  [0x200b, 0x200f],
  [0x2028, 0x202e],
  [0x2060, 0x206f],
  [0xd800, 0xdfff],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
  [0xfff0, 0xfffb],
  [0x1d173, 0x1d17a],
  [0xe0000, 0xe0fff],
] as const;

function isHarmful(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  return HARMFUL.some(([first, last]) => first <= code && code <= last);
}

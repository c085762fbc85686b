import { canonicalJson } from '@weighbridge/core';
import { propertyRuns } from '@weighbridge/testkit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { harmlessJson, safeJson } from './safe-json.ts';

const ACTIVE = /[\p{Cf}\p{Zl}\p{Zp}\u034f\u3164]|(?!\n)\p{Cc}/u;

test('any value is read back unchanged, and its text has no effect on a terminal', () => {
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
      const text = safeJson(value);
      expect(text).not.toMatch(ACTIVE);
      expect(canonicalJson(JSON.parse(text))).toBe(canonicalJson(value));
    }),
    { numRuns: propertyRuns({ short: 500, long: 10_000 }) },
  );
});

test('escapes characters beyond the first plane as surrogate pairs', () => {
  expect(safeJson('\u{e0041}')).toBe('"\\udb40\\udc41"\n');
});

test('lone surrogates, which JSON cannot hold, are replaced', () => {
  expect(safeJson({ '\ud800': 'a\udfff' })).toBe('{"\ufffd":"a\ufffd"}\n');
});

test('keeps the white space between values', () => {
  expect(harmlessJson('{\n\t"a": "\u202e"\n}')).toBe('{\n\t"a": "\\u202e"\n}');
});

test('refuses values that are nested too deep instead of overflowing the stack', () => {
  let deep: unknown = 1;
  for (let at = 0; at < 100_000; at += 1) deep = [deep];
  expect(() => safeJson(deep)).toThrow(expect.objectContaining({ code: 'NOT_JSON' }));
});

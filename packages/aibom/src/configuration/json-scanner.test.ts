import { propertyRuns } from '@weighbridge/testkit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Scalar } from './events.ts';
import { MAX_DEPTH } from './events.ts';
import { JsonScanner } from './json-scanner.ts';
import { readLenientJson } from './json-value.ts';

const SILENT = { open: () => {}, key: () => {}, scalar: () => {}, close: () => {} };
const runs = { numRuns: propertyRuns({ short: 500, long: 20_000 }) };

function scan(pieces: readonly string[]) {
  const told: unknown[] = [];
  const scanner = new JsonScanner({
    open: (kind) => told.push(kind),
    key: (name) => told.push(['key', name]),
    scalar: (value: Scalar) => told.push(value),
    close: () => told.push('close'),
  });
  for (const piece of pieces) scanner.push(piece);
  scanner.end();
  return { told, trouble: scanner.trouble, oddities: [...scanner.oddities], roots: scanner.roots };
}

test('reads every value as JSON.parse reads it', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 5, stringUnit: 'binary' }), (json) => {
      expect(readLenientJson(json)).toEqual({
        value: JSON.parse(json) as unknown,
        oddities: [],
        notNumbers: [],
      });
    }),
    runs,
  );
});

test('refuses nothing that JSON.parse reads, and reports everything that JSON.parse refuses', () => {
  const signs = Array.from('{}[]",:0123456789-+eE.tfn\\u/* \n\u0000é\'N');
  const changed = fc
    .tuple(fc.json({ maxDepth: 3 }), fc.nat(), fc.constantFrom(...signs))
    .map(([json, at, put]) => {
      const place = at % (json.length + 1);
      return `${json.slice(0, place)}${put}${json.slice(place + (at % 2))}`;
    });
  fc.assert(
    fc.property(changed, (text) => {
      const read = readLenientJson(text);
      let parsed: unknown;
      try {
        parsed = JSON.parse(text);
      } catch {
        return;
      }
      expect(read).toEqual({ value: parsed, oddities: [], notNumbers: [] });
    }),
    runs,
  );
});

test('reports the same however a text is split into pieces', () => {
  const odd = fc.constantFrom(
    '{"a\\u005fb": [NaN, -Infinity, 1e5, "\\ud83d\\ude00"], /* x * / */ "c": \'d"\', // e\n "f": [1,],}',
    '{"a": 1} {"b": 2}\n[3] // end',
    '{"a": "\\"\\\\", "b": tru',
  );
  fc.assert(
    fc.property(fc.oneof(odd, fc.json()), fc.infiniteStream(fc.nat({ max: 7 })), (text, cuts) => {
      const pieces: string[] = [];
      for (let at = 0; at < text.length;) {
        const length = 1 + (cuts.next().value ?? 0);
        pieces.push(text.slice(at, at + length));
        at += length;
      }
      expect(scan(pieces)).toEqual(scan([text]));
    }),
    runs,
  );
});

test.for([
  ['NaN or Infinity', '{"a": [NaN, Infinity, -Infinity]}'],
  ['trailing commas', '{"a": [1,],}'],
  ['comments', '{ // one\n "a": 1 /* two **/ }'],
  ['single quotes', "{'a': 1}"],
  ['keys without quotes', '{a: 1}'],
  ['control characters in a text', '{"a": "b\nc"}'],
] as const)('reads %s and reports it', ([oddity, text]) => {
  expect(scan([text])).toMatchObject({ trouble: undefined, oddities: [oddity] });
});

test.for([
  ['{"a": 1', 'ends before its last value does'],
  ['{"a": "b', 'ends before its last value does'],
  ['{"a": 1}}', 'is not JSON: it holds a stray "}"'],
  ['[1}', 'is not JSON: it holds a stray "}"'],
  ['{"a" 1}', 'is not JSON: it holds a value where none is expected'],
  ['{"a": [1 2]}', 'is not JSON: it holds a value where none is expected'],
  ['{"a": maybe}', 'is not JSON: it holds a word that is not a value'],
  ['{"a": 1 / 2}', 'is not JSON: it holds a stray "/"'],
] as const)('reports why %s cannot be read', ([text, trouble]) => {
  expect(scan([text]).trouble).toBe(trouble);
});

test('counts the values of a text with several values', () => {
  expect(scan(['{"a": 1}\n{"a": 2}\n[]\n']).roots).toBe(3);
});

test('a member named __proto__ is data', () => {
  const read = readLenientJson('{"__proto__": {"a": NaN}}') as { value: object };
  expect(Object.hasOwn(read.value, '__proto__')).toBe(true);
  expect(({} as { a?: number }).a).toBeUndefined();
});

test('follows 100,000 levels, and reports when there are too many', () => {
  const nested = (levels: number) => [...Array<string>(levels).fill('{"a":['), '1'];
  expect(scan(nested(50_000)).trouble).toBe('ends before its last value does');
  const scanner = new JsonScanner(SILENT);
  for (const piece of nested(MAX_DEPTH)) scanner.push(piece);
  expect(scanner.trouble).toBe(`is not JSON: it holds more than ${MAX_DEPTH} levels`);
});

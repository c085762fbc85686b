import { propertyRuns } from '@weighbridge/testkit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ModelSigningError } from '../error.ts';
import { parseStrictJson } from './strict-json.ts';

const runs = { numRuns: propertyRuns({ short: 2_000, long: 40_000 }) };
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The parser's result or, for a refusal, its code. */
function outcome(input: Uint8Array | string): { value: unknown } | { code: string } {
  try {
    return { value: parseStrictJson(input) };
  } catch (error) {
    if (error instanceof ModelSigningError) return { code: error.code };
    throw error;
  }
}

test('reads what JSON.stringify writes, as JSON.parse does', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 6 }), (text) => {
      const got = outcome(bytesOf(text));
      if ('value' in got) expect(got.value).toStrictEqual(JSON.parse(text));
      else expect(text.isWellFormed() ? got.code : 'BUNDLE_NOT_JSON').toBe('BUNDLE_NOT_JSON');
    }),
    runs,
  );
});

test('reads a changed text as JSON.parse does, or refuses it', () => {
  const changed = fc
    .tuple(
      fc.json({ maxDepth: 3 }),
      fc.nat(),
      fc.constantFrom(...Array.from('{}[]",:0123456789-+eE.tfn\\u/ \n\t\u0000é\ufeff')),
    )
    .map(([text, at, put]) => {
      const place = at % (text.length + 1);
      return `${text.slice(0, place)}${put}${text.slice(place + (at % 2))}`;
    });
  fc.assert(
    fc.property(changed, (text) => {
      const got = outcome(text);
      if ('value' in got) expect(got.value).toStrictEqual(JSON.parse(text));
      else if (isPlain(text)) expect(() => JSON.parse(text)).toThrow(SyntaxError);
    }),
    runs,
  );
});

/** Whether only the grammar of a text can be wrong. */
function isPlain(text: string): boolean {
  return (
    text.isWellFormed() && !/\\u[dD]|\ufeff|\d{16}|[eE.]/.test(text) && !text.includes('__proto__')
  );
}

test('gives a value or a ModelSigningError for any bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(outcome(bytes)).toBeDefined();
    }),
    runs,
  );
});

test.for([
  ['{"a":1,"a":2}', '/a', 1, 8],
  ['{"a":{"b":1,\n "\\u0062":2}}', '/a/b', 2, 2],
  ['[0,{"x/~y":{},"x\\/~y":1}]', '/1/x~1~0y', 1, 15],
  [`{${'abcdefghijkl'.replace(/./g, '"$&":0,')}"b":0}`, '/b', 1, 74],
] as const)('refuses %s, which has a duplicate member', ([text, pointer, line, column]) => {
  expect(() => parseStrictJson(text)).toThrow(
    expect.objectContaining({
      code: 'BUNDLE_DUPLICATE_KEY',
      details: { line, column, pointer },
    }),
  );
});

test('reports the location among many lines', () => {
  expect(() => parseStrictJson(`${'\n'.repeat(100_000)}  !`)).toThrow(
    expect.objectContaining({ details: { line: 100_001, column: 3, pointer: '' } }),
  );
  expect(() => parseStrictJson('\n\n')).toThrow(
    expect.objectContaining({ details: { line: 3, column: 1, pointer: '' } }),
  );
});

test('takes equal names in different objects', () => {
  expect(parseStrictJson('[{"a":1},{"a":{"a":2}}]')).toEqual([{ a: 1 }, { a: { a: 2 } }]);
});

test.for([
  ['', 'nothing'],
  ['  ', 'white space alone'],
  ['{} {}', 'trailing text'],
  ['{}\u0000', 'a trailing NUL'],
  ['\ufeff{}', 'a byte order mark'],
  ["{'a':1}", 'single quotes'],
  ['{"a":1,}', 'a trailing comma'],
  ['[1,]', 'a trailing comma in a list'],
  ['{a:1}', 'a bare name'],
  ['// x\n1', 'a comment'],
  ['NaN', 'NaN'],
  ['-Infinity', 'an infinity'],
  ['01', 'a leading zero'],
  ['.5', 'no digit before the point'],
  ['1.', 'no digit after the point'],
  ['+1', 'a plus sign'],
  ['1e400', 'a number that no double holds'],
  ['16.00000000000000001', 'a whole number by rounding'],
  ['1e-400', 'a zero by rounding'],
  ['"\\ud800"', 'an escaped lone surrogate'],
  ['"\\udc00\\ud800"', 'surrogates in the wrong order'],
  ['{"\\ud800":1}', 'a lone surrogate in a name'],
  ['"a\nb"', 'a raw line feed'],
  ['"a\u007f', 'a string without end'],
  ['"\\x41"', 'an unknown escape'],
  ['"\\u12"', 'a short escape'],
  ['tru', 'half a word'],
  ['{"a" 1}', 'no colon'],
  ['[1 2]', 'no comma'],
  ['[', 'an open list'],
] as const)('refuses %j: %s', ([text]) => {
  expect(outcome(text)).toEqual({ code: 'BUNDLE_NOT_JSON' });
  expect(outcome(bytesOf(text))).toEqual({ code: 'BUNDLE_NOT_JSON' });
});

test('refuses bytes that are not UTF-8, and a string that is not Unicode', () => {
  for (const bytes of [
    [0x22, 0xff, 0x22],
    [0x22, 0xc0, 0xaf, 0x22],
    [0x22, 0xed, 0xa0, 0x80, 0x22],
  ])
    expect(outcome(Uint8Array.from(bytes))).toEqual({ code: 'BUNDLE_NOT_JSON' });
  expect(outcome('"\ud800"')).toEqual({ code: 'BUNDLE_NOT_JSON' });
});

test('keeps numbers that denote whole numbers, in any spelling', () => {
  expect(parseStrictJson('[1000000000.0, 1e9, 10e8, -0.0, 9007199254740991]')).toEqual([
    1_000_000_000, 1_000_000_000, 1_000_000_000, -0, 9_007_199_254_740_991,
  ]);
  expect(parseStrictJson('[0.1, 1.5e-7]')).toEqual([0.1, 1.5e-7]);
});

test('treats __proto__ like any other member', () => {
  const value = parseStrictJson('{"__proto__":{"polluted":1},"constructor":2}') as object;
  expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  expect(Object.keys(value)).toEqual(['__proto__', 'constructor']);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});

test('stops at each of its limits', () => {
  const refused = expect.objectContaining({ code: 'BUNDLE_TOO_LARGE' });
  const nested = (depth: number): string => `${'['.repeat(depth)}${']'.repeat(depth)}`;
  expect(parseStrictJson(nested(64))).toBeDefined();
  expect(() => parseStrictJson(nested(65))).toThrow(refused);
  expect(() => parseStrictJson(nested(100_000))).toThrow(refused);
  expect(() => parseStrictJson('{"a":{"b":{}}}', { maxDepth: 2 })).toThrow(refused);
  expect(parseStrictJson('[1,2]', { maxValues: 3 })).toEqual([1, 2]);
  expect(() => parseStrictJson('[1,2,3]', { maxValues: 3 })).toThrow(refused);
  expect(parseStrictJson('[10]', { maxBytes: 4 })).toEqual([10]);
  expect(() => parseStrictJson(bytesOf('[100]'), { maxBytes: 4 })).toThrow(refused);
  expect(() => parseStrictJson('[100]', { maxBytes: 4 })).toThrow(refused);
  expect(() => parseStrictJson(`1${'0'.repeat(2_000)}`)).toThrow(refused);
});

test.for([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('refuses %d as a limit', (limit) => {
  for (const name of ['maxBytes', 'maxDepth', 'maxValues'])
    expect(() => parseStrictJson('1', { [name]: limit })).toThrow(RangeError);
});

test('refuses with the given codes', () => {
  const codes = {
    tooLarge: 'TOO_MANY_RESOURCES',
    notJson: 'STATEMENT_NOT_JSON',
    duplicateKey: 'STATEMENT_DUPLICATE_KEY',
  } as const;
  const code = (text: string): unknown => {
    try {
      return parseStrictJson(text, { codes, maxValues: 3 });
    } catch (error) {
      return (error as ModelSigningError).code;
    }
  };
  expect(code('[1,2,3]')).toBe('TOO_MANY_RESOURCES');
  expect(code('[')).toBe('STATEMENT_NOT_JSON');
  expect(code('\ufeff1')).toBe('STATEMENT_NOT_JSON');
  expect(code('{"a":1,"a":1}')).toBe('STATEMENT_DUPLICATE_KEY');
});

test('quotes only as much of a long name as an error needs', () => {
  const name = '\ud83d\ude00'.repeat(5_000);
  const error = (() => {
    try {
      return parseStrictJson(JSON.stringify({ [name]: [1] }).replace('[1]', '[x]'));
    } catch (thrown) {
      return thrown as ModelSigningError;
    }
  })() as ModelSigningError;
  expect(String(error.details['pointer']).length).toBeLessThan(130);
  expect(String(error.details['pointer']).isWellFormed()).toBe(true);
});

test('an object has at most 10,000 members, wherever it is', () => {
  const object = (count: number) =>
    `[{${Array.from({ length: count }, (_, i) => `"${i}":0`).join()}}]`;
  expect(parseStrictJson(object(10_000))).toHaveLength(1);
  expect(() => parseStrictJson(object(10_001))).toThrow(
    expect.objectContaining({ code: 'BUNDLE_TOO_LARGE' }),
  );
});

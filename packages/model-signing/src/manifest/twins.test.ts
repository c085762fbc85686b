import { propertyRuns } from '@weighbridge/testkit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ModelSigningError } from '../error.ts';
import { foldName, refuseTwins } from './twins.ts';

function refusal(paths: readonly string[], allowTwins = false): unknown {
  try {
    refuseTwins(paths, { allowTwins });
    return undefined;
  } catch (error) {
    const { code, details } = error as ModelSigningError;
    return { code, ...details };
  }
}

test.for([
  [['a', 'b', 'a'], 'RESOURCE_DUPLICATE'],
  [['A', 'a', 'a'], 'RESOURCE_DUPLICATE'],
  [['a/b', 'a'], 'RESOURCE_PREFIX'],
  [['a', 'a!', 'a-b', 'a/b/c', 'ab'], 'RESOURCE_PREFIX'],
  [['a', 'A/b'], 'RESOURCE_PREFIX'],
  [['README.md', 'readme.md'], 'RESOURCE_TWIN'],
  [['weights/A', 'Weights/a'], 'RESOURCE_TWIN'],
  [['caf\u00e9', 'cafe\u0301'], 'RESOURCE_TWIN'],
  [['CAF\u00c9', 'cafe\u0301'], 'RESOURCE_TWIN'],
  [['stra\u00dfe', 'STRASSE'], 'RESOURCE_TWIN'],
  [['\u212a.bin', 'k.bin'], 'RESOURCE_TWIN'],
  [['\u03bf\u03c2', '\u03bf\u03c3'], 'RESOURCE_TWIN'],
] as const)('refuses %j with %s, in any order', ([paths, code]) => {
  expect(refusal(paths)).toMatchObject({ code });
  expect(refusal(paths.toReversed())).toMatchObject({ code });
});

test('names both twins and how they differ', () => {
  expect(refusal(['x', 'B', 'b'])).toEqual({
    code: 'RESOURCE_TWIN',
    names: ['B', 'b'],
    difference: 'case',
  });
  expect(refusal(['\u00e9', 'x', 'e\u0301'])).toMatchObject({ difference: 'normal form' });
});

test('takes twins with allowTwins, but nothing else', () => {
  expect(refusal(['README.md', 'readme.md', 'caf\u00e9', 'cafe\u0301', 'a', 'A/b'], true)).toBe(
    undefined,
  );
  expect(refusal(['a', 'a'], true)).toMatchObject({ code: 'RESOURCE_DUPLICATE' });
  expect(refusal(['a', 'a/b'], true)).toMatchObject({ code: 'RESOURCE_PREFIX' });
});

test.for([[['a', 'a-b', 'a.b', 'ab', 'b/a', 'b/b']], [['a/x', 'A/y']], [[]]] as const)(
  'takes %j',
  ([paths]) => {
    expect(refusal(paths)).toBeUndefined();
  },
);

test('agrees with a comparison of every pair', () => {
  const part = fc.constantFrom(
    'a',
    'A',
    'b',
    'a-',
    'a!',
    '\u00e9',
    'e\u0301',
    '\u00c9',
    '\u{1f600}',
  );
  const path = fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('/'));
  const clash = (a: string, b: string): boolean => a === b || b.startsWith(`${a}/`);
  fc.assert(
    fc.property(fc.array(path, { maxLength: 6 }), fc.boolean(), (paths, allowTwins) => {
      const keys = allowTwins ? paths : paths.map(foldName);
      const clashes = keys.some((a, i) => keys.some((b, j) => i !== j && clash(a, b)));
      expect(refusal(paths, allowTwins) !== undefined).toBe(clashes);
    }),
    { numRuns: propertyRuns({ short: 3_000, long: 40_000 }) },
  );
});

test('folds a folded name to itself, and a name in either case and form alike', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (name) => {
      const folded = foldName(name);
      expect(foldName(folded)).toBe(folded);
      for (const twin of [name.toUpperCase(), name.normalize('NFC'), name.normalize('NFD')])
        expect(foldName(twin)).toBe(folded);
    }),
    { numRuns: propertyRuns({ short: 3_000, long: 50_000 }) },
  );
});

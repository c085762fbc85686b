import { propertyRuns } from '@weighbridge/testkit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { JsonCursor } from './cursor.ts';
import { JsonProblem } from './problem.ts';

const MAX_DEPTH = 64;

function problemOf(text: string): JsonProblem | undefined {
  const cursor = new JsonCursor(new TextEncoder().encode(text), MAX_DEPTH);
  try {
    cursor.skipValue();
    cursor.end();
    return undefined;
  } catch (error) {
    if (error instanceof JsonProblem) return error;
    throw error;
  }
}

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const runs = { numRuns: propertyRuns({ short: 2_000, long: 50_000 }) };

test('accepts what JSON.stringify writes', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 5 }), (text) => {
      const problem = problemOf(text);
      expect(problem?.kind === undefined || problem.kind === 'duplicate-key').toBe(true);
    }),
    runs,
  );
});

test('agrees with JSON.parse on text with one change, except for lone surrogates and duplicate keys', () => {
  const changed = fc
    .tuple(
      fc.json({ maxDepth: 3 }),
      fc.nat(),
      fc.constantFrom(...Array.from('{}[]",:0123456789-+eE.tfn\\u/ \n\t\u0000é')),
    )
    .map(([text, at, put]) => {
      const place = at % (text.length + 1);
      return `${text.slice(0, place)}${put}${text.slice(place + (at % 2))}`;
    });
  fc.assert(
    fc.property(
      changed.filter((text) => text.isWellFormed()),
      (text) => {
        const problem = problemOf(text);
        if (problem === undefined) expect(parses(text)).toBe(true);
        else if (problem.kind === 'syntax' && !problem.message.includes('surrogate'))
          expect(parses(text)).toBe(false);
        if (problem !== undefined)
          expect(problem.at).toBeLessThanOrEqual(new TextEncoder().encode(text).length);
      },
    ),
    runs,
  );
});

test('reads strings as JSON.parse does', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const json = JSON.stringify(text);
      expect(new JsonCursor(new TextEncoder().encode(json), 1).string()).toBe(JSON.parse(json));
    }),
    runs,
  );
});

test.for([
  ['{"a":1,"a":2}', 'duplicate-key', 7],
  ['{"a":{"b":1,"\\u0062":2}}', 'duplicate-key', 12],
  [`${'['.repeat(65)}${']'.repeat(65)}`, 'depth', 64],
  ['{"a":1,}', 'syntax', 7],
  ['[1 2]', 'syntax', 3],
  ['"\ud800"'.replace('\ud800', '\\ud800'), 'syntax', 1],
  [`1${'0'.repeat(2_000)}`, 'syntax', 0],
] as const)('finds in %s a problem of kind %s at byte %d', ([text, kind, at]) => {
  expect(problemOf(text)).toMatchObject({ kind, at });
});

test('finds duplicates among many keys', () => {
  const keys = Array.from({ length: 100 }, (_, i) => `"k${i}":0`);
  expect(problemOf(`{${keys.join(',')}}`)).toBeUndefined();
  expect(problemOf(`{${keys.join(',')},"k50":1}`)).toMatchObject({ kind: 'duplicate-key' });
});

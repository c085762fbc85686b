import { propertyRuns } from '@weighbridge/testkit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeFinding } from './fingerprint.ts';
import { findingSchema } from './schema.ts';

const base = {
  ruleId: 'safetensors/overlap',
  kind: 'fail',
  level: 'error',
  message: 'Two tensors share bytes.',
  locations: [{ path: 'a.safetensors', byteOffset: 8, line: 1, pointer: '/w' }],
} as const;
const print = (changes: Partial<Parameters<typeof makeFinding>[0]>): string =>
  makeFinding({ ...base, ...changes }).fingerprint;

test('keeps the fingerprint when words, level, positions or remedies change', () => {
  const was = print({});
  expect(print({ message: 'Other words.' })).toBe(was);
  expect(print({ level: 'warning' })).toBe(was);
  expect(print({ remediation: 'Do this.', cwe: ['CWE-1'], properties: { a: 1 } })).toBe(was);
  expect(
    print({ locations: [{ path: 'a.safetensors', byteOffset: 99, line: 7, pointer: '/w' }] }),
  ).toBe(was);
  expect(print({ locations: [...base.locations, { path: 'b' }] })).toBe(was);
});

test('changes the fingerprint with rule, kind, path, pointer and key', () => {
  const prints = [
    print({}),
    print({ ruleId: 'safetensors/other' }),
    print({ kind: 'unknown' }),
    print({ locations: [{ path: 'b.safetensors', pointer: '/w' }] }),
    print({ locations: [{ path: 'a.safetensors', pointer: '/v' }] }),
    print({ locations: [{ path: 'a.safetensors' }] }),
    print({ locations: [] }),
    print({ key: 'w' }),
    print({ key: '' }),
  ];
  expect(new Set(prints).size).toBe(prints.length);
});

test('does not include the key in the finding', () => {
  expect(makeFinding({ ...base, key: 'w' })).not.toHaveProperty('key');
});

test('makes a valid finding from any text that a model supplies', () => {
  const text = fc.string({ unit: 'binary-ascii', minLength: 1 }).map((t) => `${t}\ud800`);
  fc.assert(
    fc.property(text, fc.string({ unit: 'binary' }), (hostile, key) => {
      const finding = makeFinding({
        ...base,
        key,
        message: hostile,
        properties: { name: hostile, names: [hostile] },
      });
      expect(findingSchema.parse(finding)).toEqual(finding);
      expect(finding.properties).toEqual({
        name: hostile.toWellFormed(),
        names: [hostile.toWellFormed()],
      });
    }),
    { numRuns: propertyRuns({ short: 200, long: 5000 }) },
  );
});

test('cuts texts that are too long, but not in the middle of a character', () => {
  const finding = makeFinding({
    ...base,
    message: `${'a'.repeat(9998)}\u{1F600}${'b'.repeat(9999)}`,
    locations: Array.from({ length: 5000 }, () => ({ path: 'a' })),
  });
  expect(finding.message).toHaveLength(10_000);
  expect(finding.message.isWellFormed()).toBe(true);
  expect(finding.locations).toHaveLength(1000);
  expect(findingSchema.safeParse(finding).success).toBe(true);
});

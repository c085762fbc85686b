import { expect, test } from 'vitest';
import { formatBytes, plural } from './words.ts';

test.for([
  [0, '0 B'],
  [999, '999 B'],
  [1000, '1 kB'],
  [1_263_404, '1.26 MB'],
  [999_999, '1 MB'],
  [18_400_000_000, '18.4 GB'],
] as const)('writes %d bytes as %s', ([bytes, text]) => {
  expect(formatBytes(bytes)).toBe(text);
});

test('says one thing in the singular and many with separators', () => {
  expect([plural(1, 'file'), plural(12_345, 'file')]).toEqual(['1 file', '12,345 files']);
});

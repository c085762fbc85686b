import { expect, test } from 'vitest';
import { count, plural } from './text.ts';

test('uses the singular for one, and separators for large numbers', () => {
  expect([count(0), count(999), count(1_234_567)]).toEqual(['0', '999', '1,234,567']);
  expect([plural(1, 'file'), plural(12_345, 'file'), plural(2, 'entry', 'entries')]).toEqual([
    '1 file',
    '12,345 files',
    '2 entries',
  ]);
});

import { expect, test } from 'vitest';
import { formatBytes, GATES } from './words.ts';

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

test('models are filtered by gate, and by having no gate', () => {
  expect([...GATES]).toEqual([
    ['admit', 'Admitted'],
    ['admit-with-conditions', 'Admitted with conditions'],
    ['refuse', 'Refused'],
    ['cannot-decide', 'Cannot decide'],
    ['pending', 'Not weighed'],
  ]);
});

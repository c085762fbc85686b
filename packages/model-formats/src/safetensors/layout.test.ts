import { expect, test } from 'vitest';
import { readBytes } from '../../test/support/read.ts';
import { entry, safetensorsBytes } from '../../test/support/safetensors.ts';

test('reports a truncated file once, with the number of missing tensors', async () => {
  const header = { a: entry(0, 4), b: entry(4, 8), c: entry(8, 12) };
  const reading = await readBytes('m.safetensors', safetensorsBytes(header, 5));
  expect(reading.findings.map(({ message }) => message)).toEqual([
    'tensor "b" ends at 8, the data at 5 (2 of 3 tensors end beyond it)',
  ]);
});

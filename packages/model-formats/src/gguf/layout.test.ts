import { expect, test } from 'vitest';
import { RawGguf } from '../../test/support/gguf.ts';
import { readBytes } from '../../test/support/read.ts';

test('reports a truncated file once, with the number of missing tensors', async () => {
  const raw = new RawGguf(3, 1)
    .architecture()
    .tensor('a', [8])
    .tensor('b', [8], 0, 32)
    .tensor('c', [8], 0, 64);
  const reading = await readBytes('m.gguf', raw.data(33));
  expect(reading.findings.map(({ ruleId }) => ruleId)).toEqual(['gguf/out-of-bounds']);
  expect(reading.findings[0]?.message).toContain('2 of 3 tensors');
});

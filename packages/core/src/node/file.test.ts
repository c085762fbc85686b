import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { propertyRuns } from '@weighbridge/testkit';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openFile } from './file.ts';

const bytes = randomBytes(3000);
let base: string;
beforeAll(() => {
  base = mkdtempSync(join(tmpdir(), 'weighbridge-file-'));
  writeFileSync(join(base, 'a.bin'), bytes);
});
afterAll(() => rmSync(base, { recursive: true }));

test('reads any range like slice, many at a time', async () => {
  await using file = await openFile(join(base, 'a.bin'));
  const range = fc.tuple(fc.nat(4000), fc.nat(4000));
  await fc.assert(
    fc.asyncProperty(fc.array(range, { maxLength: 8 }), async (ranges) => {
      const reads = await Promise.all(ranges.map(([offset, length]) => file.read(offset, length)));
      for (const [i, [offset, length]] of ranges.entries()) {
        expect(Buffer.from(reads[i] ?? []).equals(bytes.subarray(offset, offset + length))).toBe(
          true,
        );
      }
    }),
    { numRuns: propertyRuns({ short: 100, long: 2000 }) },
  );
});

test("allocates no more than the file's size, whatever length is requested", async () => {
  await using file = await openFile(join(base, 'a.bin'));
  expect(await file.read(1, Number.MAX_SAFE_INTEGER)).toHaveLength(2999);
  expect(await file.read(Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER)).toHaveLength(0);
});

test('reads the far end of a sparse file of 3 TB', async () => {
  const path = join(base, 'sparse.bin');
  writeFileSync(path, '');
  truncateSync(path, 3e12);
  await using file = await openFile(path);
  expect(file.sizeBytes).toBe(3e12);
  expect(await file.read(3e12 - 4, 100)).toEqual(new Uint8Array(4));
});

test('follows a link that the caller names, and refuses anything that is not a file', async () => {
  symlinkSync('a.bin', join(base, 'link'));
  execFileSync('mkfifo', [join(base, 'pipe')]);
  await using file = await openFile(join(base, 'link'));
  expect(file.sizeBytes).toBe(3000);
  await expect(openFile(join(base, 'pipe'))).rejects.toMatchObject({ code: 'NOT_A_FILE' });
  await expect(openFile(base)).rejects.toMatchObject({ code: 'NOT_A_FILE' });
  await expect(openFile('/dev/zero')).rejects.toMatchObject({ code: 'NOT_A_FILE' });
  await expect(openFile(join(base, 'missing'))).rejects.toMatchObject({
    code: 'NOT_FOUND',
    details: { path: 'missing' },
  });
});

test('stops when aborted', async () => {
  await using file = await openFile(join(base, 'a.bin'));
  const signal = AbortSignal.abort(new Error('enough'));
  await expect(file.read(0, 1, { signal })).rejects.toThrow('enough');
});

test('never names the absolute path in an error', async () => {
  await expect(openFile(join(base, 'missing'))).rejects.toSatisfy(
    (error: Error & { details: unknown }) =>
      !`${error.message}${JSON.stringify(error.details)}`.includes(base),
  );
});

import { createHash } from 'node:crypto';
import { propertyRuns } from '@weighbridge/testkit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rootDigest } from './root-digest.ts';

test('is SHA-256 over the digests as bytes, in order', () => {
  const digests = fc.array(fc.uint8Array({ minLength: 1, maxLength: 64 }), { maxLength: 8 });
  fc.assert(
    fc.property(digests, (list) => {
      const hash = createHash('sha256');
      for (const bytes of list) hash.update(bytes);
      const resources = list.map((bytes) => ({ digest: Buffer.from(bytes).toString('hex') }));
      expect(rootDigest(resources)).toBe(`sha256:${hash.digest('hex')}`);
    }),
    { numRuns: propertyRuns({ short: 500, long: 10_000 }) },
  );
});

test.for(['', 'a', 'zz', 'AB', '0x', 'ab\n'])('refuses %j as a digest', (digest) => {
  expect(() => rootDigest([{ digest }])).toThrow(RangeError);
});

import { createHash } from 'node:crypto';
import { propertyRuns } from '@weighbridge/testkit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalDigest, manifestDigest, parseDigest, sha256Digest } from './digest.ts';
import type { ManifestEntry } from './digest.ts';

const runs = { numRuns: propertyRuns({ short: 200, long: 5000 }) };
const digest = fc.uint8Array({ minLength: 1, maxLength: 9 }).map(sha256Digest);
const entry: fc.Arbitrary<ManifestEntry> = fc.record({
  path: fc.string({ minLength: 1 }).map((path) => path.toWellFormed()),
  sizeBytes: fc.maxSafeNat(),
  digest,
});
const entries = fc.uniqueArray(entry, { selector: ({ path }) => path, minLength: 1, maxLength: 8 });

test('gives the SHA-256 that Node gives', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      const hex = createHash('sha256').update(bytes).digest('hex');
      expect(sha256Digest(bytes)).toBe(`sha256:${hex}`);
    }),
    runs,
  );
});

test('accepts digests of every algorithm with its length and refuses everything else', () => {
  for (const [name, length] of [
    ['sha256', 64],
    ['sha384', 96],
    ['sha512', 128],
    ['blake2b', 128],
    ['blake3', 64],
  ] as const) {
    expect(parseDigest(`${name}:${'0f'.repeat(length / 2)}`)).toBe(
      `${name}:${'0f'.repeat(length / 2)}`,
    );
    for (const bad of [
      `${name}:${'0'.repeat(length - 1)}`,
      `${name}:${'0'.repeat(length + 1)}`,
      `${name}:${'F'.repeat(length)}`,
      `${name}:${'0'.repeat(length)}\n`,
    ]) {
      expect(() => parseDigest(bad)).toThrow(expect.objectContaining({ code: 'BAD_DIGEST' }));
    }
  }
  for (const bad of [
    '',
    'sha256:',
    'md5:d41d8cd98f00b204e9800998ecf8427e',
    `sha1:${'0'.repeat(40)}`,
    `${'0'.repeat(64)}`,
    '\ud800',
  ]) {
    expect(() => parseDigest(bad)).toThrow(expect.objectContaining({ code: 'BAD_DIGEST' }));
  }
});

test('gives equal values equal digests', () => {
  expect(canonicalDigest({ a: 1, b: undefined, c: [2] })).toBe(canonicalDigest({ c: [2], a: 1 }));
  expect(canonicalDigest({})).toBe(
    'sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a',
  );
});

test('a manifest digest does not depend on order', () => {
  fc.assert(
    fc.property(entries, (list) => {
      expect(manifestDigest(list.toReversed())).toBe(manifestDigest(list));
    }),
    runs,
  );
});

test('a manifest digest changes with a rename, a resize, a change, an addition and a removal', () => {
  fc.assert(
    fc.property(entries, digest, (list, other) => {
      const [first, ...rest] = list as [ManifestEntry, ...ManifestEntry[]];
      const was = manifestDigest(list);
      const paths = new Set(list.map(({ path }) => path));
      let renamed = `${first.path}~`;
      while (paths.has(renamed)) renamed += '~';
      expect(manifestDigest([{ ...first, path: renamed }, ...rest])).not.toBe(was);
      expect(manifestDigest([{ ...first, sizeBytes: first.sizeBytes + 1 }, ...rest])).not.toBe(was);
      expect(manifestDigest([...list, { ...first, path: renamed }])).not.toBe(was);
      expect(manifestDigest(rest)).not.toBe(was);
      expect(manifestDigest([{ ...first, digest: other }, ...rest]) === was).toBe(
        other === first.digest,
      );
    }),
    runs,
  );
});

test('a manifest digest binds only path, size and digest', () => {
  const one = { path: 'a', sizeBytes: 1, digest: sha256Digest(new Uint8Array()) };
  expect(manifestDigest([{ ...one, extra: 1 } as ManifestEntry])).toBe(manifestDigest([one]));
});

test('refuses two entries for one path', () => {
  const one = { path: 'a', sizeBytes: 1, digest: sha256Digest(new Uint8Array()) };
  expect(() => manifestDigest([one, { ...one, path: 'b' }, { ...one, sizeBytes: 2 }])).toThrow(
    RangeError,
  );
});

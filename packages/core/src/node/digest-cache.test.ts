import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { propertyRuns } from '@weighbridge/testkit';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sha256Digest } from '../digest.ts';
import { openDigestCache } from './digest-cache.ts';
import type { FileIdentity } from './identity.ts';

const identity: FileIdentity = {
  dev: 1n,
  ino: 2n,
  size: 3n,
  mtimeNs: 4_000_000_001n,
  ctimeNs: 5_000_000_001n,
};
const digest = sha256Digest(new Uint8Array([1]));
const other = sha256Digest(new Uint8Array([2]));
const later = 10_000;
let base: string;
let file: string;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'weighbridge-cache-'));
  file = join(base, 'made', 'digests.jsonl');
});
afterEach(() => rmSync(base, { recursive: true }));

/** A cache file with one digest in it. */
async function fill(): Promise<string> {
  await using cache = await openDigestCache(file);
  cache.set(identity, digest, later);
  return readFileSync(file, 'utf8');
}

test('keeps digests between runs, for this user only', async () => {
  await fill();
  await using cache = await openDigestCache(file);
  expect(cache.ignored).toBeUndefined();
  expect(cache.get(identity)).toBe(digest);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(statSync(join(base, 'made')).mode & 0o777).toBe(0o700);
});

test('returns nothing for any other device, inode, size or time', async () => {
  await fill();
  await using cache = await openDigestCache(file);
  for (const member of Object.keys(identity) as (keyof FileIdentity)[]) {
    expect(cache.get({ ...identity, [member]: identity[member] + 1n })).toBeUndefined();
  }
});

test('does not remember a file written in the clock tick before it was read', async () => {
  await using cache = await openDigestCache(file);
  cache.set(identity, digest, 5000);
  cache.set(identity, digest, 5050);
  expect(cache.get(identity)).toBeUndefined();
  cache.set(identity, digest, 5051);
  expect(cache.get(identity)).toBe(digest);
  const coarse = { ...identity, ctimeNs: 5_000_000_000n };
  cache.set(coarse, digest, 7000);
  expect(cache.get(coarse)).toBeUndefined();
  cache.set(coarse, digest, 7001);
  expect(cache.get(coarse)).toBe(digest);
});

test('has every digest on disk as soon as it is set', async () => {
  await using cache = await openDigestCache(file);
  cache.set(identity, digest, later);
  await using second = await openDigestCache(file);
  expect(second.get(identity)).toBe(digest);
});

test('drops a last line that a crash cut short, keeps the rest and continues', async () => {
  const text = await fill();
  const line = text.split('\n')[1] ?? '';
  for (let length = 1; length < line.length; length += 7) {
    writeFileSync(file, text + line.slice(0, length));
    await using cache = await openDigestCache(file);
    expect(cache.ignored).toBeUndefined();
    expect(cache.get(identity)).toBe(digest);
    cache.set({ ...identity, ino: 9n }, other, later);
    await using again = await openDigestCache(file);
    expect(again.get({ ...identity, ino: 9n })).toBe(other);
  }
});

test('trusts nothing in a file with a single changed character', async () => {
  const text = await fill();
  await fc.assert(
    fc.asyncProperty(
      fc.nat(text.length - 2),
      fc.integer({ min: 32, max: 126 }),
      async (at, code) => {
        const character = String.fromCharCode(code);
        fc.pre(character !== text[at]);
        writeFileSync(file, text.slice(0, at) + character + text.slice(at + 1));
        await using cache = await openDigestCache(file);
        expect(cache.get(identity)).toBeUndefined();
        expect(cache.ignored).toBeTypeOf('string');
      },
    ),
    { numRuns: propertyRuns({ short: 150, long: 3000 }) },
  );
});

test('survives any bytes as a cache file, and can be used afterwards', async () => {
  mkdirSync(join(base, 'made'));
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
      writeFileSync(file, bytes, { mode: 0o600 });
      {
        await using cache = await openDigestCache(file);
        expect(cache.ignored).toBe('not a digest cache of this version');
        cache.set(identity, digest, later);
      }
      await using cache = await openDigestCache(file);
      expect(cache.ignored).toBeUndefined();
      expect(cache.get(identity)).toBe(digest);
    }),
    { numRuns: propertyRuns({ short: 60, long: 1000 }) },
  );
});

test('does not read a file that others can write to', async () => {
  await fill();
  chmodSync(file, 0o620);
  await using cache = await openDigestCache(file);
  expect(cache.ignored).toBe('others can write to it');
  expect(cache.get(identity)).toBeUndefined();
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test('follows no link: it replaces the link and does not touch the target', async () => {
  const text = await fill();
  writeFileSync(join(base, 'elsewhere'), text, { mode: 0o600 });
  rmSync(file);
  symlinkSync(join(base, 'elsewhere'), file);
  await using cache = await openDigestCache(file);
  expect(cache.ignored).toBe('cannot be read: ELOOP');
  expect(cache.get(identity)).toBeUndefined();
  cache.set(identity, other, later);
  expect(readFileSync(join(base, 'elsewhere'), 'utf8')).toBe(text);
});

test('does not hang on a FIFO, and does not read a file that is too large', async () => {
  mkdirSync(join(base, 'made'));
  execFileSync('mkfifo', [file]);
  {
    await using cache = await openDigestCache(file);
    expect(cache.ignored).toBe('not a regular file');
  }
  await fill();
  truncateSync(file, 200 * 1024 * 1024);
  await using cache = await openDigestCache(file);
  expect(cache.ignored).toBe('too large');
});

test('says so and works without a file if it cannot be written', async () => {
  mkdirSync(file, { recursive: true });
  await using cache = await openDigestCache(file);
  expect(cache.ignored).toMatch(/^cannot be written: /);
  cache.set(identity, digest, later);
  expect(cache.get(identity)).toBe(digest);
});

test('compacts on closing, leaves no drafts behind and keeps the newest', async () => {
  {
    await using cache = await openDigestCache(file, { maxEntries: 3 });
    for (let ino = 0n; ino < 5n; ino += 1n) cache.set({ ...identity, ino }, digest, later);
    cache.set({ ...identity, ino: 2n }, other, later);
    expect(readFileSync(file, 'utf8').trimEnd().split('\n')).toHaveLength(7);
  }
  expect(readFileSync(file, 'utf8').trimEnd().split('\n')).toHaveLength(4);
  expect(readdirSync(join(base, 'made'))).toEqual(['digests.jsonl']);
  await using cache = await openDigestCache(file);
  expect([1n, 2n, 3n, 4n].map((ino) => cache.get({ ...identity, ino }))).toEqual([
    undefined,
    other,
    digest,
    digest,
  ]);
});

test("two caches on one file lose none of each other's digests", async () => {
  await fill();
  {
    await using one = await openDigestCache(file);
    await using two = await openDigestCache(file);
    one.set({ ...identity, ino: 11n }, digest, later);
    two.set({ ...identity, ino: 12n }, other, later);
  }
  await using cache = await openDigestCache(file);
  expect([2n, 11n, 12n].map((ino) => cache.get({ ...identity, ino }))).toEqual([
    digest,
    digest,
    other,
  ]);
});

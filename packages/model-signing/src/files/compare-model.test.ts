import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { memoryFolder } from '@weighbridge/core';
import type { Digest } from '@weighbridge/core';
import { openDigestCache } from '@weighbridge/core/node';
import { propertyRuns } from '@weighbridge/testkit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allVerified as all, listedFile as file } from '../../test/support/coverage.ts';
import { useScratch } from '../../test/support/scratch-model.ts';
import type { SignedManifest } from '../signed-manifest.ts';
import type { FileCoverage } from '../verified.ts';
import { compareModel } from './compare-model.ts';
import { digestModel } from './digest-model.ts';

const scratch = useScratch();
const MODEL = { 'a.bin': 'aaaa', 'd/b.bin': 'bbbbbbbb', 'd/e.bin': '' } as const;

test('finds every signed file unchanged, with its bytes', async () => {
  const root = scratch.write(MODEL);
  const { manifest } = await digestModel(root);
  expect(await compareModel(manifest, root)).toEqual(
    all(['a.bin', 'd/b.bin', 'd/e.bin'], { verifiedBytes: 12 }),
  );
});

test('distinguishes changed, missing, unsigned and ignored files', async () => {
  const root = scratch.write({ ...MODEL, 'logs/x': 'x', '.git/HEAD': 'x' });
  const { manifest } = await digestModel(root, { ignorePaths: ['logs'] });
  scratch.write({ 'a.bin': 'aaab', 'new.py': 'evil', 'logs/model.pkl': 'p' });
  rmSync(join(root, 'd/b.bin'));
  expect(await compareModel(manifest, root)).toEqual(
    all(['d/e.bin'], {
      verifiedBytes: 0,
      mismatched: ['a.bin'],
      missing: ['d/b.bin'],
      unsignedPresent: [file('new.py', 4)],
      ignoredPresent: [file('.git/HEAD', 1), file('logs/model.pkl', 1), file('logs/x', 1)],
    }),
  );
});

test('a file that is now a folder is missing', async () => {
  const root = scratch.write(MODEL);
  const { manifest } = await digestModel(root);
  rmSync(join(root, 'a.bin'));
  scratch.write({ 'a.bin/x': 'aaaa' });
  expect(await compareModel(manifest, root)).toMatchObject({
    missing: ['a.bin'],
    unsignedPresent: [file('a.bin/x', 4)],
    renamed: [{ from: 'a.bin', to: 'a.bin/x' }],
  });
});

test('swapped names are two changed files, though the digests in order are the same', async () => {
  const root = scratch.write(MODEL);
  const { manifest } = await digestModel(root);
  renameSync(join(root, 'a.bin'), join(root, 'swap'));
  renameSync(join(root, 'd/b.bin'), join(root, 'a.bin'));
  renameSync(join(root, 'swap'), join(root, 'd/b.bin'));
  expect(await compareModel(manifest, root)).toMatchObject({ mismatched: ['a.bin', 'd/b.bin'] });
});

test('lists the model as often for many missing files as for one', async () => {
  const listings = async (count: number) => {
    const bytes = new TextEncoder().encode('x');
    const names = (folder: string) => Array.from({ length: count }, (_, i) => `${folder}/${i}.bin`);
    const filesOf = (folder: string) =>
      memoryFolder('m', Object.fromEntries(names(folder).map((name) => [name, bytes])));
    const { manifest } = await digestModel(filesOf('old'));
    const moved = filesOf('new');
    let lists = 0;
    const { renamed } = await compareModel(manifest, {
      ...moved,
      list(options) {
        lists += 1;
        return moved.list(options);
      },
    });
    expect(renamed).toHaveLength(count);
    return lists;
  };
  expect(await listings(50)).toBe(await listings(1));
});

test.for(['files', 'shards'] as const)('pairs renamed files, with %s', async (method) => {
  const root = scratch.write({ 'a.bin': 'aaaa', 'b.bin': 'bbbbbbbb', 'c.bin': 'bbbbbbbb' });
  const { manifest } = await digestModel(root, { method, shardBytes: 3 });
  renameSync(join(root, 'a.bin'), join(root, 'z.bin'));
  renameSync(join(root, 'b.bin'), join(root, 'x.bin'));
  renameSync(join(root, 'c.bin'), join(root, 'y.bin'));
  scratch.write({ 'aaa.bin': 'aaab', 'w.bin': 'bbbbbbbb' });
  const coverage = await compareModel(manifest, root);
  expect(coverage.missing).toEqual(['a.bin', 'b.bin', 'c.bin']);
  expect(coverage.renamed).toEqual([
    { from: 'a.bin', to: 'z.bin' },
    { from: 'b.bin', to: 'w.bin' },
    { from: 'c.bin', to: 'x.bin' },
  ]);
  const unread = await compareModel(manifest, root, { maxRenamedBytes: 10 });
  expect(unread).toEqual({ ...coverage, renamed: [{ from: 'a.bin', to: 'z.bin' }] });
});

test('an empty file that a sharded list does not name is unsigned', async () => {
  const root = scratch.write({ 'a.bin': 'a' });
  const { manifest } = await digestModel(root, { method: 'shards' });
  scratch.write({ '__init__.py': '' });
  expect(await compareModel(manifest, root)).toEqual(
    all(['a.bin'], { unsignedPresent: [file('__init__.py', 0)] }),
  );
});

test('a file with another end than its last shard is changed, without being read', async () => {
  const root = scratch.write({ 'a.bin': 'aaaaaaaaaa' });
  const { manifest } = await digestModel(root, { method: 'shards', shardBytes: 4 });
  for (const content of [
    'aaaaaaaaaaa',
    'aaaaaaaaa',
    'aaaaaaaa',
    '',
    'aaaaaaaaaaaa',
    'aaaaaaaaab',
  ]) {
    scratch.write({ 'a.bin': content });
    expect(await compareModel(manifest, root)).toEqual(all([], { mismatched: ['a.bin'] }));
  }
  scratch.write({ 'a.bin': 'aaaaaaaaaa' });
  expect(await compareModel(manifest, root)).toEqual(all(['a.bin']));
});

test('shards with a gap, an overlap or a shard too few never count as the file', async () => {
  const root = scratch.write({ 'a.bin': 'aaaaaaaa' });
  const { manifest } = await digestModel(root, { method: 'shards', shardBytes: 4 });
  const [first, last] = manifest.resources;
  const lists = [
    [first],
    [last],
    [first, first, last],
    [first, last, last],
    [first, { ...last, path: 'b' }],
  ];
  for (const resources of lists) {
    const broken = { ...manifest, resources } as SignedManifest;
    expect((await compareModel(broken, root)).mismatched).toContain('a.bin');
  }
  expect(
    (await compareModel({ ...manifest, resources: [...manifest.resources].reverse() }, root))
      .verified,
  ).toEqual(['a.bin']);
});

test('compares a signed file even below an ignored path', async () => {
  const root = scratch.write({ '.gitattributes': 'x', 'd/b.bin': 'b' });
  const { manifest } = await digestModel(root, { ignoreGitPaths: false });
  const ignoring = { ...manifest, ignorePaths: ['d', '.gitattributes'] };
  scratch.write({ 'd/b.bin': 'c', '.gitattributes': 'y' });
  expect(await compareModel(ignoring, root, { ignorePaths: ['d'] })).toEqual(
    all([], { mismatched: ['.gitattributes', 'd/b.bin'] }),
  );
});

test('a single-file model can be listed as `.` or by its name, and by no other', async () => {
  const root = scratch.write({ 'a.bin': 'aaaa', 'b.bin': 'aaaa' });
  const path = join(root, 'a.bin');
  for (const options of [{}, { method: 'shards', shardBytes: 3 }] as const) {
    const { manifest } = await digestModel(path, options);
    const named = (name: string): SignedManifest => ({
      ...manifest,
      resources: manifest.resources.map((resource) => ({ ...resource, path: name })),
    });
    expect(await compareModel(manifest, path)).toEqual(all(['a.bin'], { verifiedBytes: 4 }));
    expect(await compareModel(named('.'), path)).toEqual(all(['a.bin'], { verifiedBytes: 4 }));
    expect(await compareModel(named('b.bin'), path)).toMatchObject({
      missing: ['b.bin'],
      renamed: [{ from: 'b.bin', to: 'a.bin' }],
    });
    expect(await compareModel(named('.'), root)).toMatchObject({ verified: [], missing: ['.'] });
  }
});

test('statements added later do not break a model, other files next to them do', async () => {
  const root = scratch.write({ 'a.bin': 'aaaa' });
  const { manifest } = await digestModel(root, { ignorePaths: ['attestations'] });
  scratch.write({ 'attestations/posture.json': '{}' });
  expect(await compareModel(manifest, root)).toEqual(
    all(['a.bin'], { ignoredPresent: [file('attestations/posture.json', 2)] }),
  );
  scratch.write({ 'attestations/evil.pkl': 'p' });
  expect((await compareModel(manifest, root)).unsignedPresent).toEqual([
    file('attestations/evil.pkl', 1),
  ]);
});

test('counts what was not read: digests from the caller and from the cache', async () => {
  const root = scratch.write(MODEL);
  const { manifest } = await digestModel(root);
  const digests = new Map<string, Digest>(
    manifest.resources.map(({ path, digest }) => [path, `sha256:${digest}`]),
  );
  digests.delete('a.bin');
  expect(await compareModel(manifest, root, { digests })).toMatchObject({ cachedBytes: 8 });
  digests.set('a.bin', `sha256:${'0'.repeat(64)}`);
  expect(await compareModel(manifest, root, { digests })).toMatchObject({
    mismatched: ['a.bin'],
    verifiedBytes: 8,
    cachedBytes: 8,
  });
  await new Promise((resolve) => setTimeout(resolve, 60));
  const cacheFile = join(root, '..', 'cache', 'digests.jsonl');
  const compare = async (): Promise<FileCoverage> => {
    await using cache = await openDigestCache(cacheFile);
    return await compareModel(manifest, root, { cache });
  };
  expect(await compare()).toMatchObject({ cachedBytes: 0, verifiedBytes: 12 });
  expect(await compare()).toMatchObject({ cachedBytes: 12, verifiedBytes: 12 });
  scratch.write({ 'a.bin': 'aaaA' });
  expect(await compare()).toMatchObject({ cachedBytes: 8, mismatched: ['a.bin'] });
});

test('finds exactly the existing differences, whatever the order of the list', async () => {
  const text = fc.string({ maxLength: 3, unit: fc.constantFrom('a', 'b') });
  const files = fc.dictionary(fc.constantFrom('p', 'q/r', 'q/s', 't', 'u'), text, {
    noNullPrototype: true,
  });
  const folderOf = (of: Readonly<Record<string, string>>) =>
    memoryFolder('m', Object.fromEntries(Object.entries(of).map(([k, v]) => [k, Buffer.from(v)])));
  const algorithm = fc.constantFrom('sha256', 'blake2b', 'blake3' as const);
  await fc.assert(
    fc.asyncProperty(
      files,
      files,
      algorithm,
      fc.infiniteStream(fc.nat()),
      async (was, is, hash, rank) => {
        fc.pre(Object.keys(was).length > 0);
        const { manifest } = await digestModel(folderOf(was), { algorithm: hash });
        const ranks = new Map(manifest.resources.map((r) => [r, rank.next().value as number]));
        const shuffled = manifest.resources.toSorted(
          (a, b) => (ranks.get(a) ?? 0) - (ranks.get(b) ?? 0),
        );
        const coverage = await compareModel({ ...manifest, resources: shuffled }, folderOf(is));
        const paths = Object.keys(was).sort();
        expect(coverage.verified).toEqual(paths.filter((p) => was[p] === is[p]));
        expect(coverage.missing).toEqual(paths.filter((p) => is[p] === undefined));
        expect(coverage.mismatched).toEqual(
          paths.filter((p) => is[p] !== undefined && was[p] !== is[p]),
        );
        expect(coverage.unsignedPresent.map(({ path }) => path)).toEqual(
          Object.keys(is)
            .filter((p) => was[p] === undefined)
            .sort(),
        );
        for (const { from, to } of coverage.renamed) expect(was[from]).toBe(is[to]);
      },
    ),
    { numRuns: propertyRuns({ short: 150, long: 2000 }) },
  );
});

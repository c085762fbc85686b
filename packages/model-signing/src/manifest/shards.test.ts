import { propertyRuns } from '@weighbridge/testkit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Resource } from '../signed-manifest.ts';
import { checkShards, parseShardName, resourceName } from './shards.ts';

const runs = { numRuns: propertyRuns({ short: 1_000, long: 20_000 }) };

const listed = (...names: readonly string[]): readonly Resource[] =>
  names.map((name) => {
    const { path, range } = parseShardName(name) ?? expect.fail(`${name} is not a shard`);
    return { path, range, digest: '' };
  });

/** The shards of a file of that many bytes. */
function shardsOf(path: string, sizeBytes: number, shardBytes: number): readonly Resource[] {
  return Array.from({ length: Math.ceil(sizeBytes / shardBytes) }, (_, i) => ({
    path,
    range: { start: i * shardBytes, end: Math.min((i + 1) * shardBytes, sizeBytes) },
    digest: '',
  }));
}

test('reads a shard’s name from the right', () => {
  expect(parseShardName('w.bin:16:32')).toEqual({ path: 'w.bin', range: { start: 16, end: 32 } });
  expect(parseShardName('a:0:8:8:16')).toEqual({ path: 'a:0:8', range: { start: 8, end: 16 } });
  expect(parseShardName(':0:1')).toEqual({ path: '', range: { start: 0, end: 1 } });
});

test('reads every name that it writes', () => {
  const range = fc.record({ start: fc.maxSafeNat(), end: fc.maxSafeNat() });
  fc.assert(
    fc.property(fc.string(), range, (path, place) => {
      const name = resourceName({ path, range: place, digest: '' });
      expect(parseShardName(name)).toEqual({ path, range: place });
    }),
    runs,
  );
});

test.for([
  'w.bin',
  'w.bin:0',
  'w.bin:0:',
  'w.bin::1',
  ':0',
  '0:1',
  'w.bin:-1:1',
  'w.bin:0:1.0',
  'w.bin:0:1e3',
  'w.bin:00:1',
  'w.bin:0:01',
  'w.bin:0:+1',
  'w.bin:0: 1',
  'w.bin:0:0x10',
  'w.bin:0:٣',
  'w.bin:0:9007199254740992',
  'w.bin:0:99999999999999999999',
])('does not take %j for a shard', (name) => {
  expect(parseShardName(name)).toBeUndefined();
});

test('takes files of every size with their shards in any order', () => {
  const files = fc.uniqueArray(fc.tuple(fc.string(), fc.integer({ min: 1, max: 200 })), {
    selector: ([path]) => path,
    maxLength: 4,
  });
  const shuffled = fc.tuple(files, fc.integer({ min: 1, max: 64 })).chain(([made, shardBytes]) => {
    const all = made.flatMap(([path, sizeBytes]) => shardsOf(path, sizeBytes, shardBytes));
    const whole = { minLength: all.length, maxLength: all.length };
    return fc.record({
      paths: fc.constant(made.map(([path]) => path)),
      shards: fc.shuffledSubarray(all, whole),
      shardBytes: fc.constant(shardBytes),
    });
  });
  fc.assert(
    fc.property(shuffled, ({ paths, shards, shardBytes }) => {
      expect(checkShards(shards, shardBytes).toSorted()).toEqual(paths.toSorted());
    }),
    runs,
  );
});

test('refuses a file that lacks any shard but the last, or has a duplicate one', () => {
  const file = fc.tuple(
    fc.integer({ min: 1, max: 500 }),
    fc.integer({ min: 1, max: 64 }),
    fc.nat(),
  );
  fc.assert(
    fc.property(file, ([sizeBytes, shardBytes, nth]) => {
      const shards = shardsOf('w', sizeBytes, shardBytes);
      const refused = expect.objectContaining({ code: 'SHARD_COVERAGE' });
      const index = nth % shards.length;
      if (index < shards.length - 1)
        expect(() => checkShards(shards.toSpliced(index, 1), shardBytes)).toThrow(refused);
      expect(() => checkShards([...shards, shards[index] as Resource], shardBytes)).toThrow(
        refused,
      );
    }),
    runs,
  );
});

test.for([
  ['there is a gap before a shard', ['w:8:16']],
  ['there is a gap before a shard', ['w:0:8', 'w:16:24']],
  ['two shards overlap', ['w:0:8', 'w:4:12']],
  ['two shards overlap', ['w:0:8', 'w:0:8']],
  ['a shard is empty', ['w:0:0']],
  ['a shard is empty', ['w:0:8', 'w:8:8']],
  ['a shard is empty', ['w:0:8', 'w:8:4']],
  ['a shard is not of 8 bytes', ['w:0:9']],
  ['a shard is not of 8 bytes', ['w:0:4', 'w:4:12']],
  ['a shard is not of 8 bytes', ['w:0:8', 'w:8:17']],
] as const)('says "%s" of %j', ([message, names]) => {
  expect(() => checkShards(listed('v:0:8', ...names), 8)).toThrow(
    expect.objectContaining({
      code: 'SHARD_COVERAGE',
      message,
      details: expect.objectContaining({ path: 'w' }),
    }),
  );
});

test('refuses a whole file in a list of shards', () => {
  expect(() => checkShards([{ path: 'w', digest: '' }], 8)).toThrow(
    expect.objectContaining({ code: 'SHARD_COVERAGE' }),
  );
});

import type { HostileCase } from '../case.ts';
import { Change, REMOVE } from '../edit.ts';
import { resource, SHARD_BYTES, shard } from '../oms-statement.ts';
import type { ListedResource } from '../oms-statement.ts';
import { refused } from '../plan.ts';
import type { Plan } from '../plan.ts';

const CONTENT = 'abcdefghijklmnopqrstuvwxyz0123456789abcd';
const W = (start: number, end: number) => shard('w.bin', CONTENT, start, end);
const SOUND: Plan = { files: { 'w.bin': CONTENT }, method: 'shards' };

/** Lists of shards that leave a part of a file out, cover it twice or lie about their numbers. */
export const shardCases: readonly HostileCase[] = [
  listed('shard-gap', 'a part of the file that no shard covers', [W(0, 16), W(32, 40)]),
  listed('shard-no-start', 'a file whose first part no shard covers', [W(16, 32), W(32, 40)]),
  listed('shard-overlap', 'two shards that overlap', [W(0, 16), W(8, 24), W(16, 32), W(32, 40)]),
  listed('shard-twice', 'one shard twice', [W(0, 16), W(0, 16), W(16, 32), W(32, 40)]),
  listed('shard-short-inside', 'a short shard that is not the last', [
    W(0, 8),
    W(8, 24),
    W(24, 40),
  ]),
  listed('shard-long', 'a shard that is longer than the size stated', [W(0, 32), W(32, 40)]),
  listed('shard-empty', 'a shard of no bytes', [W(0, 0), W(0, 16), W(16, 32), W(32, 40)]),
  numbers('shard-negative', 'a negative offset', '-16:16'),
  numbers('shard-backwards', 'an end before its start', '16:0'),
  numbers('shard-hexadecimal', 'an offset that is not decimal', '0x0:16'),
  numbers('shard-fraction', 'a fraction as offset', '0.0:16'),
  numbers('shard-exponent', 'an offset with an exponent', '0:1e1'),
  numbers('shard-sign', 'an offset with a sign', '0:+16'),
  numbers('shard-leading-zero', 'an offset with a leading zero', '00:16'),
  numbers('shard-space', 'an offset with a space', '0: 16'),
  numbers('shard-huge', 'an offset beyond what a number can count', '0:90071992547409921'),
  numbers('shard-other-digits', 'an offset in other digits than 0 to 9', '0:١٦'),
  named('shard-no-range', 'a name without offsets', 'w.bin'),
  named('shard-one-number', 'a name with one offset', 'w.bin:16'),
  size('shard-size-none', 'no shard size', REMOVE),
  size('shard-size-zero', 'a shard size of 0', 0),
  size('shard-size-negative', 'a negative shard size', -16),
  size('shard-size-fraction', 'a shard size that is a fraction', 16.5),
  size('shard-size-text', 'a shard size that is text', '16'),
  refused(
    'SHARD_COVERAGE',
    'shard-size-other',
    'another shard size than the shards have',
    { ...SOUND, statement: { '/predicate/serialization/shard_size': SHARD_BYTES * 2 } },
    SOUND,
  ),
  size('shard-size-huge', 'a shard size beyond what a number can count', 2 ** 53),
];

function listed(name: string, what: string, resources: readonly ListedResource[]): HostileCase {
  const statement = { '/predicate/resources': resources };
  return refused('SHARD_COVERAGE', name, what, { ...SOUND, statement }, SOUND);
}

function numbers(name: string, what: string, range: string): HostileCase {
  return named(name, what, `w.bin:${range}`);
}

/** The first shard under another name; its bytes stay. */
function named(name: string, what: string, spelled: string): HostileCase {
  const next = { ...resource('', CONTENT.slice(0, 16)), name: spelled };
  const statement = {
    '/predicate/resources': new Change((old: ListedResource[]) => [next, ...old.slice(1)]),
  };
  return refused('SHARD_COVERAGE', name, what, { ...SOUND, statement }, SOUND);
}

function size(name: string, what: string, next: unknown): HostileCase {
  const statement = { '/predicate/serialization/shard_size': next };
  return refused('STATEMENT_MALFORMED', name, what, { ...SOUND, statement }, SOUND);
}

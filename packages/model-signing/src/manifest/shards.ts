import { ModelSigningError } from '../error.ts';
import type { Resource } from '../signed-manifest.ts';

/** Part of a file, [start, end) bytes. */
interface ShardRange {
  readonly start: number;
  readonly end: number;
}

const NUMBER = /^(?:0|[1-9]\d{0,15})$/;

/**
 * The parts of `path:start:end`, read from the right because a path can hold colons; undefined when the name
 * does not have that form with two safe integers in canonical spelling. For instance `a:b:0:8` is bytes 0 to 8
 * of the file `a:b`, and `a:00:8` is not a shard.
 */
export function parseShardName(
  name: string,
): { readonly path: string; readonly range: ShardRange } | undefined {
  const second = name.lastIndexOf(':');
  const first = second < 1 ? -1 : name.lastIndexOf(':', second - 1);
  if (first < 0) return undefined;
  const start = parseOffset(name.slice(first + 1, second));
  const end = parseOffset(name.slice(second + 1));
  if (start === undefined || end === undefined) return undefined;
  return { path: name.slice(0, first), range: { start, end } };
}

function parseOffset(text: string): number | undefined {
  const value = NUMBER.test(text) ? Number(text) : Number.NaN;
  return Number.isSafeInteger(value) ? value : undefined;
}

/** The name of a resource in a statement. */
export function resourceName({ path, range }: Resource): string {
  return range === undefined ? path : `${path}:${range.start}:${range.end}`;
}

/**
 * Refuses shards that do not cover each file once, from its start, in parts of `shardBytes` and a last one of
 * at most that. They may be in any order.
 * Cost: O(n log n) time, O(n) memory.
 *
 * @returns the files' paths, each once, in order of first mention
 * @throws {ModelSigningError} SHARD_COVERAGE
 */
export function checkShards(resources: readonly Resource[], shardBytes: number): readonly string[] {
  const files = new Map<string, ShardRange[]>();
  for (const { path, range } of resources) {
    if (range === undefined) throw uncovered(path, 'a shard without a range');
    const ranges = files.get(path);
    if (ranges === undefined) files.set(path, [range]);
    else ranges.push(range);
  }
  for (const [path, ranges] of files) checkFile(path, ranges, shardBytes);
  return [...files.keys()];
}

function checkFile(path: string, ranges: ShardRange[], shardBytes: number): void {
  ranges.sort((a, b) => a.start - b.start || a.end - b.end);
  let covered = 0;
  for (const [i, { start, end }] of ranges.entries()) {
    if (start < covered) throw uncovered(path, 'two shards overlap', { start, end });
    if (start > covered) throw uncovered(path, 'there is a gap before a shard', { start, end });
    const size = end - start;
    if (size < 1) throw uncovered(path, 'a shard is empty', { start, end });
    const isLast = i === ranges.length - 1;
    if (size > shardBytes || (!isLast && size < shardBytes))
      throw uncovered(path, `a shard is not of ${shardBytes} bytes`, { start, end });
    covered = end;
  }
}

function uncovered(path: string, what: string, range?: ShardRange): ModelSigningError {
  return new ModelSigningError('SHARD_COVERAGE', what, { details: { path, ...range } });
}

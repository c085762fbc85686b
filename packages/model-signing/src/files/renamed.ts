import type { FolderSource, SourceError } from '@weighbridge/core';
import { compareCodePoints } from '../manifest/order.ts';
import type { HashAlgorithm, Resource, SignedManifest } from '../signed-manifest.ts';
import type { FileCoverage } from '../verified.ts';
import { digestParts } from './digest-parts.ts';
import type { DigestOptions } from './digest-parts.ts';
import type { ExpectedFile } from './expected-files.ts';
import type { ListedFile } from './list-model.ts';

const DEFAULT_MAX_BYTES = 16_000_000_000;
/** Maximum number of unsigned files to read. */
const MAX_CANDIDATES = 10_000;
/** Maximum number of parts hashed in one run, and in all runs together. */
const PARTS_AT_ONCE = 10_000;
const MAX_PARTS = 1_000_000;

/** Digests of missing files to look for in unsigned ones, all of one shape (whole, or these shards). */
interface Shape {
  readonly ranges: readonly Resource['range'][];
  /** Known only for shards. */
  readonly sizeBytes: number | undefined;
  /** Paths of missing files by their digests; each list is consumed from its end, so the first path comes last. */
  readonly missing: Map<string, string[]>;
}

interface RenamedOptions extends DigestOptions {
  readonly maxRenamedBytes?: number | undefined;
}

/**
 * Pairs of a missing and an unsigned file with equal bytes, each file in at most one pair.
 *
 * Unsigned files are read only when something is missing, the smallest first, up to a limit: the pairs help
 * people to see what happened and decide nothing. A file that cannot be read is not a candidate.
 */
export async function findRenamed(
  source: FolderSource,
  { algorithm }: SignedManifest,
  missing: readonly ExpectedFile[],
  unsigned: readonly ListedFile[],
  options: RenamedOptions,
): Promise<FileCoverage['renamed']> {
  const shapes = shapesOf(missing);
  const pairs = new Map<string, string>();
  for (const batch of batches(shapes, chooseCandidates(shapes, unsigned, options))) {
    const keys = await keysOf(source, batch, algorithm, options);
    for (const [i, { file, shape }] of batch.entries()) {
      const left = pairs.has(file.path) ? undefined : shape.missing.get(keys[i] ?? '');
      const from = left?.pop();
      if (from !== undefined) pairs.set(file.path, from);
    }
  }
  return Array.from(pairs, ([to, from]) => ({ from, to })).sort((a, b) =>
    compareCodePoints(a.from, b.from),
  );
}

/** Shapes by the size of their file; those of whole files, whose size no list states, under undefined. */
type Shapes = ReadonlyMap<number | undefined, readonly Shape[]>;

function shapesOf(missing: readonly ExpectedFile[]): Shapes {
  const shapes = new Map<string, Shape>();
  for (const { path, resources } of missing.toSorted((a, b) => compareCodePoints(b.path, a.path))) {
    const parts = resources.toSorted((a, b) => (a.range?.start ?? 0) - (b.range?.start ?? 0));
    const ranges = parts.map(({ range }) => range);
    const sizeBytes = ranges.at(-1)?.end;
    const name = sizeBytes === undefined ? '' : ranges.map((range) => range?.end).join();
    const shape: Shape = shapes.get(name) ?? { ranges, sizeBytes, missing: new Map() };
    shapes.set(name, shape);
    const key = parts.map(({ digest }) => digest).join();
    const known = shape.missing.get(key);
    if (known === undefined) shape.missing.set(key, [path]);
    else known.push(path);
  }
  return Map.groupBy(shapes.values(), ({ sizeBytes }) => sizeBytes);
}

/** A file, and a possible shape for its size. */
interface Guess {
  readonly file: ListedFile;
  readonly shape: Shape;
}

/** Every guess, in batches of one hashing run: starting a run costs more than a small file. */
function* batches(shapes: Shapes, files: readonly ListedFile[]): Generator<readonly Guess[]> {
  let batch: Guess[] = [];
  let parts = 0;
  let left = MAX_PARTS;
  for (const file of files) {
    for (const shape of [...(shapes.get(undefined) ?? []), ...(shapes.get(file.sizeBytes) ?? [])]) {
      left -= shape.ranges.length;
      if (left < 0) continue;
      if (parts + shape.ranges.length > PARTS_AT_ONCE) {
        yield batch;
        [batch, parts] = [[], 0];
      }
      batch.push({ file, shape });
      parts += shape.ranges.length;
    }
  }
  yield batch;
}

/** Unsigned files that can be a missing one, the smallest first, within the limits. */
function chooseCandidates(
  shapes: Shapes,
  unsigned: readonly ListedFile[],
  { maxRenamedBytes: maxBytes = DEFAULT_MAX_BYTES }: RenamedOptions,
): readonly ListedFile[] {
  let bytes = 0;
  if (shapes.size === 0) return [];
  return unsigned
    .filter(({ sizeBytes }) => shapes.has(undefined) || shapes.has(sizeBytes))
    .toSorted((a, b) => a.sizeBytes - b.sizeBytes)
    .slice(0, MAX_CANDIDATES)
    .filter(({ sizeBytes }) => (bytes += sizeBytes) <= maxBytes);
}

/** For each guess, the file's digests in that shape; empty where it cannot be read. */
async function keysOf(
  source: FolderSource,
  guesses: readonly Guess[],
  algorithm: HashAlgorithm,
  options: DigestOptions,
): Promise<readonly string[]> {
  if (guesses.length === 0) return [];
  const parts = guesses.flatMap(({ file: { path }, shape: { ranges } }) =>
    ranges.map((range) => (range === undefined ? { path } : { path, range })),
  );
  const { onProgress: _silent, ...rest } = options;
  const unreadable = new Set<string>();
  const onError = (_error: SourceError, path: string) => void unreadable.add(path);
  const digests = await digestParts(source, parts, algorithm, { ...rest, onError });
  let next = 0;
  return guesses.map(({ file, shape }) => {
    const own = digests.slice(next, (next += shape.ranges.length));
    return unreadable.has(file.path) ? '' : own.map(({ hex }) => hex).join();
  });
}

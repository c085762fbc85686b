import type { FolderSource } from '@weighbridge/core';
import { compareCodePoints } from '../manifest/order.ts';
import type { HashAlgorithm, Resource, SignedManifest } from '../signed-manifest.ts';
import type { FileCoverage } from '../verified.ts';
import { digestParts } from './digest-parts.ts';
import type { DigestOptions } from './digest-parts.ts';
import type { ExpectedFile } from './expected-files.ts';
import type { ListedFile } from './list-model.ts';

const DEFAULT_MAX_BYTES = 16_000_000_000;
/** Unsigned files that are looked at. */
const MAX_CANDIDATES = 10_000;

/** Digests of missing files that unsigned ones may have: those of one shape (whole, or these shards). */
interface Shape {
  readonly ranges: readonly Resource['range'][];
  /** Known for shards alone. */
  readonly sizeBytes: number | undefined;
  /** Paths of missing files by their digests. */
  readonly missing: Map<string, string[]>;
}

/**
 * Pairs of a missing and an unsigned file of equal bytes, each file in one pair at most.
 *
 * Unsigned files are read only when something is missing, the smallest first, up to a limit: it helps
 * people to see what happened and decides nothing. What cannot be read is no candidate.
 */
export async function findRenamed(
  source: FolderSource,
  { algorithm }: SignedManifest,
  missing: readonly ExpectedFile[],
  unsigned: readonly ListedFile[],
  options: DigestOptions & { readonly maxRenamedBytes?: number | undefined },
): Promise<FileCoverage['renamed']> {
  const shapes = shapesOf(missing);
  const pairs: { from: string; to: string }[] = [];
  for (const file of chooseCandidates(shapes, unsigned, options.maxRenamedBytes)) {
    for (const shape of shapes) {
      if (!mayHave(shape, file)) continue;
      const key = await keyOf(source, file, shape, algorithm, options);
      const from = shape.missing.get(key ?? '')?.shift();
      if (from === undefined) continue;
      pairs.push({ from, to: file.path });
      break;
    }
  }
  return pairs.sort((a, b) => compareCodePoints(a.from, b.from));
}

function shapesOf(missing: readonly ExpectedFile[]): readonly Shape[] {
  const shapes = new Map<string, Shape>();
  for (const { path, resources } of missing.toSorted((a, b) => compareCodePoints(a.path, b.path))) {
    const parts = resources.toSorted((a, b) => (a.range?.start ?? 0) - (b.range?.start ?? 0));
    const ranges = parts.map(({ range }) => range);
    const sizeBytes = ranges.at(-1)?.end;
    const name = sizeBytes === undefined ? '' : ranges.map((range) => range?.end).join();
    const shape = shapes.get(name) ?? { ranges, sizeBytes, missing: new Map() };
    shapes.set(name, shape);
    const key = parts.map(({ digest }) => digest).join();
    shape.missing.set(key, [...(shape.missing.get(key) ?? []), path]);
  }
  return [...shapes.values()];
}

function mayHave({ sizeBytes, missing }: Shape, file: ListedFile): boolean {
  if (sizeBytes !== undefined && sizeBytes !== file.sizeBytes) return false;
  return [...missing.values()].some((paths) => paths.length > 0);
}

/** Unsigned files that may be a missing one, the smallest first, within the limits. */
function chooseCandidates(
  shapes: readonly Shape[],
  unsigned: readonly ListedFile[],
  maxBytes = DEFAULT_MAX_BYTES,
): readonly ListedFile[] {
  let bytes = 0;
  return unsigned
    .filter((file) => shapes.some((shape) => mayHave(shape, file)))
    .toSorted((a, b) => a.sizeBytes - b.sizeBytes)
    .slice(0, MAX_CANDIDATES)
    .filter(({ sizeBytes }) => (bytes += sizeBytes) <= maxBytes);
}

/** The file's digests as the shape has them; undefined when it cannot be read. */
async function keyOf(
  source: FolderSource,
  { path }: ListedFile,
  { ranges }: Shape,
  algorithm: HashAlgorithm,
  options: DigestOptions,
): Promise<string | undefined> {
  const parts = ranges.map((range) => (range === undefined ? { path } : { path, range }));
  const { onProgress: _silent, ...rest } = options;
  try {
    const digests = await digestParts(source, parts, algorithm, rest);
    return digests.map(({ hex }) => hex).join();
  } catch {
    options.signal?.throwIfAborted();
    return undefined;
  }
}

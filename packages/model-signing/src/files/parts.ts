import type { FilePart } from '@weighbridge/core/node';
import type { ListedFile } from './list-model.ts';

/** A part of a file with its size. */
export interface SizedPart extends FilePart {
  readonly sizeBytes: number;
}

/** How many parts `splitFile` makes. */
export function countParts({ sizeBytes }: ListedFile, shardBytes: number | undefined): number {
  return shardBytes === undefined ? 1 : Math.ceil(sizeBytes / shardBytes);
}

/** The whole file, or its consecutive shards, of which the last may be shorter; an empty file has no shards. */
export function splitFile(file: ListedFile, shardBytes: number | undefined): SizedPart[] {
  const { path, sizeBytes } = file;
  if (shardBytes === undefined) return [{ path, sizeBytes }];
  return Array.from({ length: countParts(file, shardBytes) }, (_, i) => {
    const start = i * shardBytes;
    const end = Math.min(start + shardBytes, sizeBytes);
    return { path, range: { start, end }, sizeBytes: end - start };
  });
}

/**
 * The part in the format's spelling: `path`, or `path:start:end`. For instance the second of two shards of 8
 * bytes of `w.bin`, which has 12 bytes, is `w.bin:8:12`.
 */
export function spellPart({ path, range }: FilePart): string {
  return range === undefined ? path : `${path}:${range.start}:${range.end}`;
}

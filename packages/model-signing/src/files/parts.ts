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

/** The whole file, or its consecutive shards of which the last may be shorter; none of an empty file. */
export function splitFile(file: ListedFile, shardBytes: number | undefined): SizedPart[] {
  const { path, sizeBytes } = file;
  if (shardBytes === undefined) return [{ path, sizeBytes }];
  return Array.from({ length: countParts(file, shardBytes) }, (_, i) => {
    const start = i * shardBytes;
    const end = Math.min(start + shardBytes, sizeBytes);
    return { path, range: { start, end }, sizeBytes: end - start };
  });
}

/** The part as the format spells it: `path`, or `path:start:end`. */
export function spellPart({ path, range }: FilePart): string {
  return range === undefined ? path : `${path}:${range.start}:${range.end}`;
}

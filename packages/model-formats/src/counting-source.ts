import type { ByteSource } from '@weighbridge/core';

/** A byte source that counts what is read through it. */
export interface CountingSource extends ByteSource {
  /** Number of bytes returned so far. */
  readonly readBytes: number;
  /** Number of reads so far. */
  readonly reads: number;
  /** The longest single read, bytes. */
  readonly largestRead: number;
}

/** Counts the reads of a source. */
export function countingSource(source: ByteSource): CountingSource {
  let readBytes = 0;
  let reads = 0;
  let largestRead = 0;
  return {
    sizeBytes: source.sizeBytes,
    async read(offset, length, options) {
      const bytes = await source.read(offset, length, options);
      readBytes += bytes.byteLength;
      reads += 1;
      largestRead = Math.max(largestRead, bytes.byteLength);
      return bytes;
    },
    get readBytes() {
      return readBytes;
    },
    get reads() {
      return reads;
    },
    get largestRead() {
      return largestRead;
    },
  };
}

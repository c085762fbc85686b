import type { ByteSource, FolderSource, OpenByteSource } from '@weighbridge/core';
import { assertRange } from '@weighbridge/core';

/** Bytes at an offset of a source that is otherwise all zeros. */
export interface Island {
  readonly at: number;
  readonly bytes: Uint8Array;
}

/** A source of any size that needs no memory, like a sparse file; islands are in order. */
export function sparseSource(sizeBytes: number, islands: readonly Island[]): OpenByteSource {
  return {
    sizeBytes,
    async read(offset, length) {
      assertRange(offset, length);
      const out = new Uint8Array(Math.max(0, Math.min(length, sizeBytes - offset)));
      for (let i = firstBehind(islands, offset); i < islands.length; i += 1) {
        const { at, bytes } = islands[i] as Island;
        if (at >= offset + out.byteLength) break;
        const from = Math.max(offset, at);
        const to = Math.min(offset + out.byteLength, at + bytes.byteLength);
        if (from < to) out.set(bytes.subarray(from - at, to - at), from - offset);
      }
      return out;
    },
    async [Symbol.asyncDispose]() {},
  };
}

/** The first island that ends after an offset. */
function firstBehind(islands: readonly Island[], offset: number): number {
  let low = 0;
  let high = islands.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const island = islands[middle] as Island;
    if (island.at + island.bytes.byteLength > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** A folder of such sources that counts what is read from all of them. */
export function countedFolder(
  files: ReadonlyMap<string, ByteSource>,
): FolderSource & { readonly readBytes: number } {
  let readBytes = 0;
  return {
    name: 'model',
    list: async () =>
      [...files].map(([path, { sizeBytes }]) => ({ path, kind: 'file' as const, sizeBytes })),
    async open(path) {
      const source = files.get(path);
      if (source === undefined) throw new Error(`no such file: ${path}`);
      return {
        sizeBytes: source.sizeBytes,
        async read(offset, length) {
          const bytes = await source.read(offset, length);
          readBytes += bytes.byteLength;
          return bytes;
        },
        async [Symbol.asyncDispose]() {},
      };
    },
    get readBytes() {
      return readBytes;
    },
  };
}

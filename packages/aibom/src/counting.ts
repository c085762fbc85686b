import type { ByteSource, FolderSource, OpenByteSource } from '@weighbridge/core';

/** Counts what is read through it. */
export interface ReadCounter {
  bytes: number;
}

/** The folder, counting every byte that is read from its files. */
export function countingFolder(folder: FolderSource, counter: ReadCounter): FolderSource {
  return {
    name: folder.name,
    list: (options) => folder.list(options),
    open: async (path) => countingSource(await folder.open(path), counter),
  };
}

function countingSource(source: OpenByteSource, counter: ReadCounter): OpenByteSource {
  const read: ByteSource['read'] = async (offset, length, options) => {
    const bytes = await source.read(offset, length, options);
    counter.bytes += bytes.byteLength;
    return bytes;
  };
  return {
    sizeBytes: source.sizeBytes,
    read,
    [Symbol.asyncDispose]: () => source[Symbol.asyncDispose](),
  };
}

/** Whether the bytes at an offset are those of a signature, written as Latin-1 text: `\x89PNG` is four bytes. */
export function hasBytes(head: Uint8Array, at: number, signature: string): boolean {
  if (head.byteLength < at + signature.length) return false;
  for (let i = 0; i < signature.length; i += 1) {
    if (head[at + i] !== signature.charCodeAt(i)) return false;
  }
  return true;
}

/** The first offset of a signature in the head, or -1. */
export function findBytes(head: Uint8Array, signature: string): number {
  const first = signature.charCodeAt(0);
  for (let at = head.indexOf(first); at !== -1; at = head.indexOf(first, at + 1)) {
    if (hasBytes(head, at, signature)) return at;
  }
  return -1;
}

/** A little-endian unsigned two-byte number, or undefined past the end. */
export function uint16(head: Uint8Array, at: number): number | undefined {
  const [low, high] = head.subarray(at, at + 2);
  return low === undefined || high === undefined ? undefined : low + 256 * high;
}

/** A little-endian unsigned four-byte number, or undefined past the end. */
export function uint32(head: Uint8Array, at: number): number | undefined {
  if (head.byteLength < at + 4) return undefined;
  return new DataView(head.buffer, head.byteOffset + at, 4).getUint32(0, true);
}

/** A path's file name, in lower case. */
export function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).toLowerCase();
}

/** Whether the file name ends with one of these extensions. */
export function hasExtension(path: string, extensions: readonly string[]): boolean {
  const name = fileName(path);
  return extensions.some((extension) => name.endsWith(extension));
}

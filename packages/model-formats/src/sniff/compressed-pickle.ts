import { fileName, hasBytes } from './bytes.ts';

/** First bytes of the formats with which joblib and pandas compress pickles; zlib has its own check below. */
const COMPRESSED = [
  '\x1f\x8b',
  'BZh',
  '\xfd7zXZ\0',
  '\x5d\0\0',
  '\x04\x22\x4d\x18',
  '\x28\xb5\x2f\xfd',
];
/** Names of files that are unpickled, even when they are compressed. */
const NAMED = /\.(?:pkl|pickle|dill|joblib)(?:\.(?:gz|bz2|xz|lzma|lz4|zst|z))?$/;
const ZLIB_METHOD = 8;
const ZLIB_CHECK = 31;

/** Whether a file that is unpickled according to its name is decompressed by its loader first. */
export function isCompressedPickle(head: Uint8Array, path: string): boolean {
  if (!NAMED.test(fileName(path))) return false;
  return isZlib(head) || COMPRESSED.some((mark) => hasBytes(head, 0, mark));
}

/** @see https://www.rfc-editor.org/rfc/rfc1950#section-2.2 */
function isZlib([method = 0, flags = 0]: Uint8Array): boolean {
  return (method & 0x0f) === ZLIB_METHOD && (method * 256 + flags) % ZLIB_CHECK === 0;
}

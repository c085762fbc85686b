import { inflateRawSync } from 'node:zlib';
import { Failure } from '../lib/failure.mjs';

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const END_BYTES = 22;
const CENTRAL_BYTES = 46;
const LOCAL_BYTES = 30;
const STORED = 0;
const DEFLATED = 8;

/**
 * The files of a zip archive with wanted paths, from its central directory; no ZIP64.
 *
 * @param {Buffer} bytes
 * @param {(path: string) => boolean} wanted
 * @returns {import('./tar.mjs').Entry[]}
 */
export function readZip(bytes, wanted) {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end === -1 || end + END_BYTES > bytes.length || bytes.readUInt32LE(end) !== END) {
    throw new Failure('A zip archive has no central directory.');
  }
  const entries = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (at + CENTRAL_BYTES > end || bytes.readUInt32LE(at) !== CENTRAL) {
      throw new Failure('A zip archive has a damaged central directory.');
    }
    const nameLength = bytes.readUInt16LE(at + 28);
    const path = bytes.toString('utf8', at + CENTRAL_BYTES, at + CENTRAL_BYTES + nameLength);
    if (wanted(path) && !path.endsWith('/')) entries.push({ path, bytes: contentOf(bytes, at) });
    at += CENTRAL_BYTES + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

/** @param {Buffer} bytes @param {number} at of the entry in the central directory */
function contentOf(bytes, at) {
  const method = bytes.readUInt16LE(at + 10);
  const packed = bytes.readUInt32LE(at + 20);
  const size = bytes.readUInt32LE(at + 24);
  const local = bytes.readUInt32LE(at + 42);
  const start =
    local + LOCAL_BYTES + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  const content = bytes.subarray(start, start + packed);
  if (method === STORED) return content;
  if (method !== DEFLATED) throw new Failure(`A zip archive uses compression method ${method}.`);
  return inflateRawSync(content, { maxOutputLength: Math.max(1, size) });
}

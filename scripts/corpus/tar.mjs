import { Failure } from '../lib/failure.mjs';

const BLOCK = 512;

/** @typedef {{ path: string, bytes: Uint8Array }} Entry */
/** @typedef {{ type: string, path: string, content: Uint8Array, next: number }} Block */

/**
 * The regular files of a tar archive; folders are left out, links and devices are refused.
 *
 * @param {Uint8Array} bytes not compressed
 * @returns {Entry[]}
 */
export function readTar(bytes) {
  /** @type {Entry[]} */
  const entries = [];
  let longPath = '';
  for (let at = 0; at + BLOCK <= bytes.length && bytes[at] !== 0;) {
    const { type, path, content, next } = blockAt(bytes, at);
    at = next;
    if (type === 'x') longPath = pathInPax(text(content)) ?? longPath;
    else if (type === 'L') longPath = text(content);
    else if (type !== 'g') {
      if (isFile(type)) entries.push({ path: longPath || path, bytes: content });
      longPath = '';
    }
  }
  return entries;
}

/** @param {Uint8Array} bytes @param {number} at @returns {Block} */
function blockAt(bytes, at) {
  const size = Number.parseInt(text(bytes, at + 124, 12).trim() || '0', 8);
  const start = at + BLOCK;
  if (!Number.isSafeInteger(size) || start + size > bytes.length) {
    throw new Failure('A tar archive ends early.');
  }
  const prefix = text(bytes, at + 257, 5) === 'ustar' ? text(bytes, at + 345, 155) : '';
  const name = text(bytes, at, 100);
  return {
    type: text(bytes, at + 156, 1),
    path: prefix === '' ? name : `${prefix}/${name}`,
    content: bytes.subarray(start, start + size),
    next: start + Math.ceil(size / BLOCK) * BLOCK,
  };
}

/** @param {string} type */
function isFile(type) {
  if (type === '5') return false;
  if (type === '' || type === '0') return true;
  throw new Failure(`A tar archive holds an entry of type ${type}, which is not a file.`);
}

/** @param {string} records */
function pathInPax(records) {
  return /(?:^|\n)\d+ path=([^\n]+)\n/.exec(records)?.[1];
}

/** Up to the first NUL. @param {Uint8Array} bytes @param {number} at @param {number} length */
function text(bytes, at = 0, length = bytes.length) {
  const field = Buffer.from(bytes.subarray(at, at + length)).toString('utf8');
  const end = field.indexOf('\0');
  return end === -1 ? field : field.slice(0, end);
}

import { Failure } from '../lib/failure.mjs';

const BLOCK = 512;
/** @typedef {{ path: string, bytes: Uint8Array }} Entry */

/**
 * The regular files of a tar archive; folders are left out, links and devices are refused.
 *
 * @param {Uint8Array} bytes not compressed
 * @returns {Entry[]}
 */
export function readTar(bytes) {
  /** @type {Entry[]} */
  const entries = [];
  let at = 0;
  let longPath = '';
  while (at + BLOCK <= bytes.length && bytes[at] !== 0) {
    const head = bytes.subarray(at, at + BLOCK);
    const size = Number.parseInt(text(head, 124, 12).trim() || '0', 8);
    const end = at + BLOCK + size;
    if (!Number.isSafeInteger(size) || end > bytes.length)
      throw new Failure('A tar archive ends early.');
    const content = bytes.subarray(at + BLOCK, end);
    const type = text(head, 156, 1);
    if (type === 'x') longPath = /(?:^|\n)\d+ path=([^\n]+)\n/.exec(text(content))?.[1] ?? longPath;
    else if (type === 'L') longPath = text(content);
    else if (type === '' || type === '0') {
      entries.push({ path: longPath || pathOf(head), bytes: content });
      longPath = '';
    } else if (type === '5') longPath = '';
    else if (type !== 'g')
      throw new Failure(`A tar archive holds an entry of type ${type}, which is no file.`);
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
  return entries;
}

/** @param {Uint8Array} head */
function pathOf(head) {
  const prefix = text(head, 257, 5) === 'ustar' ? text(head, 345, 155) : '';
  return prefix === '' ? text(head, 0, 100) : `${prefix}/${text(head, 0, 100)}`;
}

/** Up to the first NUL. @param {Uint8Array} bytes @param {number} at @param {number} length */
function text(bytes, at = 0, length = bytes.length) {
  const field = Buffer.from(bytes.subarray(at, at + length)).toString('utf8');
  const end = field.indexOf('\0');
  return end === -1 ? field : field.slice(0, end);
}

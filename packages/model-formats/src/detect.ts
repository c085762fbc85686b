import type { Format } from './format.ts';
import { formats } from './formats/index.ts';
import { text } from './formats/text.ts';
import { longestFit } from './names.ts';
import type { FormatNames } from './names.ts';

/** How much of a file `detectFormat` examines, bytes. */
export const HEAD_BYTES = 4_096;

/**
 * The format of a file by its first bytes, or undefined when none is recognised with certainty.
 *
 * Formats that can run code are tried first. A name alone never determines a format, except for raw data without a
 * signature; an undefined result must be treated as unknown, not as harmless. For example, bytes that are both a text
 * and a pickle that runs code are a pickle, and a harmless text named `model.pth` is undefined.
 *
 * @param head - the first bytes of the file; at most 4,096 are examined
 * @throws {RangeError} when `sizeBytes` is not a size, or smaller than the head
 */
export function detectFormat(
  head: Uint8Array,
  path: string,
  sizeBytes: number,
): Format | undefined {
  if (!Number.isSafeInteger(sizeBytes) || sizeBytes < head.byteLength) {
    throw new RangeError(
      `sizeBytes must be a safe integer of at least ${head.byteLength}, got ${sizeBytes}`,
    );
  }
  const looked = head.subarray(0, HEAD_BYTES);
  const found = formats.find((format) => format.sniff(looked, path, sizeBytes));
  return found !== undefined && isOfAnother(found, path) ? undefined : found;
}

/**
 * Whether text was recognised as a harmless format although its name is exclusive to others: a `.pth` file with text is
 * not prose. A format that can run code stays as it is, since unknown would say less.
 */
function isOfAnother(found: Format, path: string): boolean {
  const { usual = [] } = found.names;
  if (found !== text && (usual.length === 0 || found.canCarryCode === 'yes')) return false;
  const owners = exclusiveFormats(path);
  return owners.length > 0 && !owners.includes(found);
}

/** The formats that a file's name claims, by the longest name that matches, exclusive or usual. */
export function claimedFormats(path: string): readonly Format[] {
  return claiming(path, ({ usual = [], exclusive = [] }) => [...usual, ...exclusive]);
}

/** The formats that a file's name is exclusive to, by the longest name that matches. */
export function exclusiveFormats(path: string): readonly Format[] {
  return claiming(path, ({ exclusive = [] }) => exclusive);
}

function claiming(
  path: string,
  namesOf: (names: FormatNames) => readonly string[],
): readonly Format[] {
  const fits = formats.map((format) => longestFit(path, namesOf(format.names)));
  const longest = Math.max(...fits);
  return longest === 0 ? [] : formats.filter((_format, index) => fits[index] === longest);
}

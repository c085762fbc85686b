import type { Format } from './format.ts';
import { formats } from './formats/index.ts';
import { text } from './formats/text.ts';
import { fileName } from './sniff/bytes.ts';

/** As much of a file as `detectFormat` looks at, bytes. */
export const HEAD_BYTES = 4_096;

/**
 * The format of a file by its first bytes, or undefined when none is recognised for certain.
 *
 * Formats that can run code are tried first. A name alone never makes a format, save for raw data that
 * has no mark of its own; what is undefined must be treated as unknown, not as harmless.
 *
 * @param head - the first bytes of the file; at most 4,096 are looked at
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
  // Text makes a format of its own only where the name says nothing: a `.pth` of text is no prose.
  return found === text && claimedFormats(path).length > 0 ? undefined : found;
}

/** The formats that the name of a file claims, by the longest extension that fits. */
export function claimedFormats(path: string): readonly Format[] {
  const name = fileName(path);
  let longest = 0;
  let claimed: Format[] = [];
  for (const format of formats) {
    for (const extension of format.extensions) {
      const fits = extension.startsWith('.') ? name.endsWith(extension) : name === extension;
      if (!fits || extension.length < longest) continue;
      if (extension.length > longest) claimed = [];
      longest = extension.length;
      claimed.push(format);
    }
  }
  return claimed;
}

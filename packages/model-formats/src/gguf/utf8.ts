/** Smallest and largest second byte by first byte, where not every continuation byte is allowed. */
const SECOND: Readonly<Record<number, readonly [number, number]>> = {
  0xe0: [0xa0, 0xbf],
  0xed: [0x80, 0x9f],
  0xf0: [0x90, 0xbf],
  0xf4: [0x80, 0x8f],
};

/**
 * Whether the bytes [from, to) are UTF-8. A vocabulary has 150,000 short texts, most of them not ASCII: calling a
 * decoder for each costs more than this loop.
 *
 * @see https://www.rfc-editor.org/rfc/rfc3629#section-4
 */
export function isUtf8(bytes: Uint8Array, from: number, to: number): boolean {
  for (let i = from; i < to;) {
    const byte = bytes[i] as number;
    const length = byte < 0x80 ? 1 : sequenceLength(bytes, i, to);
    if (length === 0) return false;
    i += length;
  }
  return true;
}

/** Length of the character that starts here, bytes, or 0 when none does. */
function sequenceLength(bytes: Uint8Array, at: number, to: number): number {
  const first = bytes[at] as number;
  const length = lengthOf(first);
  if (length === 0 || at + length > to) return 0;
  const [low, high] = SECOND[first] ?? [0x80, 0xbf];
  const second = bytes[at + 1] as number;
  if (second < low || second > high) return 0;
  for (let i = 2; i < length; i += 1) {
    if (((bytes[at + i] as number) & 0xc0) !== 0x80) return 0;
  }
  return length;
}

function lengthOf(first: number): number {
  if (first < 0xc2 || first > 0xf4) return 0;
  if (first < 0xe0) return 2;
  return first < 0xf0 ? 3 : 4;
}

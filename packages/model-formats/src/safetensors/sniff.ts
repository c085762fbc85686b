import { LENGTH_BYTES } from './header.ts';

const MAX_HEADER_BYTES = 100_000_000n;

/** Whether these first bytes are a plausible header length and the start of a header. */
export function isSafetensors(head: Uint8Array, sizeBytes: number): boolean {
  if (head.byteLength < LENGTH_BYTES + 2 || head[LENGTH_BYTES] !== 0x7b) return false;
  const length = new DataView(head.buffer, head.byteOffset, LENGTH_BYTES).getBigUint64(0, true);
  if (length < 2n || length > MAX_HEADER_BYTES || length > BigInt(sizeBytes - LENGTH_BYTES))
    return false;
  return startsObject(head.subarray(LENGTH_BYTES + 1));
}

/** The first byte after the brace, apart from white space, must be a quote or the closing brace. */
function startsObject(rest: Uint8Array): boolean {
  const first = rest.find(
    (byte) => byte !== 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d,
  );
  return first === 0x22 || first === 0x7d;
}

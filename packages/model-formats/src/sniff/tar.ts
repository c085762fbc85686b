const BLOCK = 512;
const CHECKSUM_AT = 148;
const CHECKSUM_LENGTH = 8;

/** Whether the first block is a tar header, by its checksum, whatever its dialect. */
export function isTar(head: Uint8Array): boolean {
  if (head.byteLength < BLOCK || head[0] === 0) return false;
  const written = Number.parseInt(
    String.fromCharCode(...head.subarray(CHECKSUM_AT, CHECKSUM_AT + CHECKSUM_LENGTH))
      .replaceAll('\0', ' ')
      .trim(),
    8,
  );
  let sum = CHECKSUM_LENGTH * 0x20;
  let signed = sum;
  for (let i = 0; i < BLOCK; i += 1) {
    if (i >= CHECKSUM_AT && i < CHECKSUM_AT + CHECKSUM_LENGTH) continue;
    const byte = head[i] as number;
    sum += byte;
    signed += byte > 127 ? byte - 256 : byte;
  }
  return written === sum || written === signed;
}

/** Writes protobuf messages for tests: a field is a number and a value; text and messages have a length. */
export type Value = number | bigint | string | Uint8Array | Message;
export type Message = readonly (readonly [field: number, value: Value])[];

export function varint(value: number | bigint): number[] {
  let rest = BigInt.asUintN(64, BigInt(value));
  const bytes: number[] = [];
  do {
    bytes.push(Number(rest & 0x7fn) | (rest > 0x7fn ? 0x80 : 0));
    rest >>= 7n;
  } while (rest > 0n);
  return bytes;
}

export function encode(message: Message): Uint8Array {
  const bytes: number[] = [];
  for (const [field, value] of message) {
    if (typeof value === 'number' || typeof value === 'bigint')
      bytes.push(...varint(field * 8), ...varint(value));
    else {
      const payload =
        typeof value === 'string'
          ? new TextEncoder().encode(value)
          : value instanceof Uint8Array
            ? value
            : encode(value);
      bytes.push(...varint(field * 8 + 2), ...varint(payload.length));
      for (const byte of payload) bytes.push(byte);
    }
  }
  return Uint8Array.from(bytes);
}

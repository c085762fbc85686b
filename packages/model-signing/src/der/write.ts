function lengthOctets(length: number): readonly number[] {
  if (length < 0x80) return [length];
  const octets: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) octets.unshift(rest % 256);
  return [0x80 | octets.length, ...octets];
}

/** One DER element of the given tag over the parts joined. */
export function writeDer(tag: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const head = [tag, ...lengthOctets(length)];
  const out = new Uint8Array(head.length + length);
  out.set(head);
  let at = head.length;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

/** INTEGER over big-endian octets taken as 0 and up, in its shortest form. */
export function writeUnsigned(magnitude: Uint8Array): Uint8Array {
  const start = magnitude.findIndex((octet) => octet !== 0);
  const digits = start === -1 ? new Uint8Array(1) : magnitude.subarray(start);
  const sign = (digits[0] ?? 0) >= 0x80 ? [new Uint8Array(1)] : [];
  return writeDer(0x02, ...sign, digits);
}

/** OBJECT IDENTIFIER of a dotted form. */
export function writeOid(dotted: string): Uint8Array {
  const [first = 0n, second = 0n, ...rest] = dotted.split('.').map(BigInt);
  const octets = [first * 40n + second, ...rest].flatMap((arc) => {
    const out = [Number(arc & 0x7fn)];
    for (let high = arc >> 7n; high > 0n; high >>= 7n) out.unshift(Number(high & 0x7fn) | 0x80);
    return out;
  });
  return writeDer(0x06, Uint8Array.from(octets));
}

import { type Der, DerError, expectTag, TAG } from './read.ts';

const MAX_OID_OCTETS = 64;

/** An OBJECT IDENTIFIER in dotted form. */
export function readOid(node: Der): string {
  const { content } = expectTag(node, TAG.oid);
  const last = content.at(-1);
  if (last === undefined || last >= 0x80 || content.length > MAX_OID_OCTETS) {
    throw new DerError('an object identifier is empty, cut off or too long');
  }
  const arcs: bigint[] = [];
  let arc = 0n;
  let fresh = true;
  for (const octet of content) {
    if (fresh && octet === 0x80)
      throw new DerError('an object identifier is not in its shortest form');
    arc = (arc << 7n) | BigInt(octet & 0x7f);
    fresh = octet < 0x80;
    if (!fresh) continue;
    arcs.push(arc);
    arc = 0n;
  }
  const [first = 0n, ...rest] = arcs;
  const root = first < 80n ? first / 40n : 2n;
  return [root, first - root * 40n, ...rest].join('.');
}

/** The octets of an INTEGER in two's complement, in the shortest form, as DER requires. */
export function readIntegerBytes(node: Der): Uint8Array {
  const { content } = expectTag(node, TAG.integer);
  const [first, second = 0] = content;
  if (first === undefined) throw new DerError('an integer is empty');
  const padded = (first === 0 && second < 0x80) || (first === 0xff && second >= 0x80);
  if (content.length > 1 && padded) throw new DerError('an integer is not in its shortest form');
  return content;
}

/** A small INTEGER, 0 and up. */
export function readSmallInteger(node: Der): number {
  const bytes = readIntegerBytes(node);
  if (bytes.length > 4 || (bytes[0] ?? 0) >= 0x80) throw new DerError('an integer is out of range');
  return bytes.reduce((value, octet) => value * 256 + octet, 0);
}

/** A BOOLEAN; DER has only one spelling of true. */
export function readBoolean(node: Der): boolean {
  const { content } = expectTag(node, TAG.boolean);
  if (content.length !== 1 || (content[0] !== 0 && content[0] !== 0xff)) {
    throw new DerError('a boolean is neither 00 nor FF');
  }
  return content[0] === 0xff;
}

/** The octets of a BIT STRING whose bits fill whole octets, as keys and signatures do. */
export function readBitStringBytes(node: Der): Uint8Array {
  const { content } = expectTag(node, TAG.bitString);
  if (content[0] !== 0) throw new DerError('a bit string does not fill its last octet');
  return content.subarray(1);
}

/** The numbers of the bits that are set in a named bit list, such as key usage. */
export function readNamedBits(node: Der): ReadonlySet<number> {
  const { content } = expectTag(node, TAG.bitString);
  const [unused, ...octets] = content;
  const last = octets.at(-1) ?? 0;
  if (unused === undefined || unused > 7 || (octets.length === 0 && unused !== 0)) {
    throw new DerError('a bit string counts its unused bits wrongly');
  }
  if ((last & ((1 << unused) - 1)) !== 0) throw new DerError('an unused bit is set');
  const bits = octets.flatMap((octet, at) =>
    [0, 1, 2, 3, 4, 5, 6, 7]
      .filter((bit) => (octet & (0x80 >> bit)) !== 0)
      .map((bit) => at * 8 + bit),
  );
  return new Set(bits);
}

const UTC_TIME = /^(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})()Z$/;
const GENERALIZED_TIME = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(\.\d*[1-9])?Z$/;

/** The digits of a time, by its type; a two-digit year is in 1950 to 2049. */
function timeDigits(node: Der): readonly string[] | null {
  const text = latin1(node.content);
  if (node.tag === TAG.generalizedTime) return GENERALIZED_TIME.exec(text);
  if (node.tag !== TAG.utcTime) return null;
  return UTC_TIME.exec(text)?.with(1, `${text < '5' ? '20' : '19'}${text.slice(0, 2)}`) ?? null;
}

/**
 * A UTCTime or GeneralizedTime, in UTC. Fractions of a second, which timestamps can have, are truncated to
 * milliseconds.
 *
 * @see RFC 5280 section 4.1.2.5, RFC 3161 section 2.4.2
 */
export function readTime(node: Der): Date {
  const digits = timeDigits(node);
  if (digits === null) throw new DerError('a time is not in the form that DER requires');
  const [, year, month, day, hour, minute, second, fraction] = digits;
  const millis = (fraction ?? '').slice(1, 4).padEnd(3, '0');
  const iso = `${year}-${month}-${day}T${hour}:${minute}:${second}.${millis}Z`;
  const time = new Date(iso);
  if (Number.isNaN(time.getTime()) || time.toISOString() !== iso) {
    throw new DerError('a time does not exist in the calendar');
  }
  return time;
}

/** One character per octet. */
export function latin1(bytes: Uint8Array): string {
  return bytes.reduce((text, octet) => text + String.fromCharCode(octet), '');
}

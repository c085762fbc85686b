/** What is wrong with an encoding; its callers turn it into an error with a code. */
export class DerError extends Error {}

/** One element of a DER encoding. */
export interface Der {
  /** The whole identifier octet: class, constructed bit and number. */
  readonly tag: number;
  readonly content: Uint8Array;
  /** Identifier, length and content. */
  readonly raw: Uint8Array;
}

/** Identifier octets that certificates, keys, signatures and timestamps use. */
export const TAG = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  oid: 0x06,
  utf8String: 0x0c,
  printableString: 0x13,
  teletexString: 0x14,
  ia5String: 0x16,
  utcTime: 0x17,
  generalizedTime: 0x18,
  universalString: 0x1c,
  bmpString: 0x1e,
  sequence: 0x30,
  set: 0x31,
} as const;

/** `[number]` of a choice or optional member, constructed. */
export function contextTag(number: number): number {
  return 0xa0 | number;
}

/** Reads the length at `at`: definite and in the fewest octets, as DER requires. */
function readLength(bytes: Uint8Array, at: number): { length: number; next: number } {
  const first = bytes[at];
  if (first === undefined) throw new DerError('an element ends before its length');
  if (first < 0x80) return { length: first, next: at + 1 };
  const octets = first & 0x7f;
  if (octets === 0 || octets > 4) throw new DerError('a length is indefinite or too long');
  if (at + 1 + octets > bytes.length) throw new DerError('an element ends inside its length');
  let length = 0;
  for (const octet of bytes.subarray(at + 1, at + 1 + octets)) length = length * 256 + octet;
  const fewest = length < 0x80 ? 0 : Math.ceil(Math.log2(length + 1) / 8);
  if (octets !== fewest) throw new DerError('a length is not in its shortest form');
  return { length, next: at + 1 + octets };
}

function readAt(bytes: Uint8Array, at: number): { node: Der; next: number } {
  const tag = bytes[at];
  if (tag === undefined) throw new DerError('an element is missing');
  if ((tag & 0x1f) === 0x1f) throw new DerError('a tag has more than one octet');
  if (tag === 0) throw new DerError('an end-of-contents mark does not belong in DER');
  const { length, next } = readLength(bytes, at + 1);
  const end = next + length;
  if (end > bytes.length) throw new DerError('an element is longer than its container');
  return {
    node: { tag, content: bytes.subarray(next, end), raw: bytes.subarray(at, end) },
    next: end,
  };
}

/**
 * Reads bytes that are exactly one DER element.
 *
 * Strict: definite shortest lengths, one-octet tags, nothing after the element. Only the outermost element is
 * read, so depth costs nothing; `elements` goes one level deeper.
 *
 * @throws {DerError}
 * @see ITU-T X.690, clause 10
 */
export function readDer(bytes: Uint8Array, tag?: number): Der {
  const { node, next } = readAt(bytes, 0);
  if (next !== bytes.length) throw new DerError('bytes follow the element');
  if (tag !== undefined) expectTag(node, tag);
  return node;
}

/** The elements inside a constructed one, or inside the content of a string that wraps DER. */
export function elements(node: Der): readonly Der[] {
  const found: Der[] = [];
  for (let at = 0; at < node.content.length;) {
    const { node: child, next } = readAt(node.content, at);
    found.push(child);
    at = next;
  }
  return found;
}

/** The same element, after a check of its tag. */
export function expectTag(node: Der, tag: number): Der {
  if (node.tag !== tag) {
    throw new DerError(`expected tag 0x${tag.toString(16)}, got 0x${node.tag.toString(16)}`);
  }
  return node;
}

/** Takes the members of a SEQUENCE in order. */
export interface Fields {
  /** The next member, which must have this tag when one is given. */
  readonly take: (tag?: number) => Der;
  /** The next member if it has this tag. */
  readonly maybe: (tag: number) => Der | undefined;
  /** Requires that no member is left. */
  readonly end: () => void;
}

/** Reads a SEQUENCE (or an element of the given tag) member by member. */
export function fields(node: Der, tag: number = TAG.sequence): Fields {
  const members = elements(expectTag(node, tag));
  let at = 0;
  return {
    take(wanted) {
      const member = members[at];
      if (member === undefined) throw new DerError('a member is missing');
      at += 1;
      return wanted === undefined ? member : expectTag(member, wanted);
    },
    maybe(wanted) {
      const member = members[at];
      if (member?.tag !== wanted) return undefined;
      at += 1;
      return member;
    },
    end() {
      if (at !== members.length) throw new DerError('a sequence has too many members');
    },
  };
}

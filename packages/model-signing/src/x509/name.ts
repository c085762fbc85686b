import { bytesToHex } from '@noble/hashes/utils.js';
import { type Der, DerError, elements, expectTag, fields, TAG } from '../der/read.ts';
import { latin1, readOid } from '../der/values.ts';

const SHORT_NAMES: Readonly<Record<string, string>> = {
  '2.5.4.3': 'CN',
  '2.5.4.5': 'SERIALNUMBER',
  '2.5.4.6': 'C',
  '2.5.4.7': 'L',
  '2.5.4.8': 'ST',
  '2.5.4.9': 'STREET',
  '2.5.4.10': 'O',
  '2.5.4.11': 'OU',
  '0.9.2342.19200300.100.1.1': 'UID',
  '0.9.2342.19200300.100.1.25': 'DC',
  '1.2.840.113549.1.9.1': 'emailAddress',
};

/** A distinguished name of a certificate. */
export interface Name {
  /** One line, the most specific part first; empty for an empty name. */
  readonly text: string;
  /** Equal for names that RFC 5280 treats as equal: case and runs of spaces do not matter. */
  readonly key: string;
}

const SHORT_CHARACTERS = 200;

/** The name for a message: in quotes and not too long, because the certificate's maker chose it. */
export function quoteName({ text }: Name): string {
  return text.length > SHORT_CHARACTERS ? `"${text.slice(0, SHORT_CHARACTERS)}…"` : `"${text}"`;
}

interface Attribute {
  readonly type: string;
  readonly value: string | undefined;
  readonly raw: Uint8Array;
}

/** Octets of text in units of two or four, as in the old string types. */
function wide(bytes: Uint8Array, size: 2 | 4): string {
  if (bytes.length % size !== 0) throw new DerError('a name ends inside a character');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let text = '';
  for (let at = 0; at < bytes.length; at += size) {
    const point = size === 2 ? view.getUint16(at) : view.getUint32(at);
    if (point > 0x10ffff) throw new DerError('a name has a character that does not exist');
    text += String.fromCodePoint(point);
  }
  return text.toWellFormed();
}

/** The text of a directory string; nothing for other types, which are compared octet by octet. */
function textOf(node: Der): string | undefined {
  switch (node.tag) {
    case TAG.utf8String:
      return new TextDecoder('utf-8').decode(node.content);
    case TAG.printableString:
    case TAG.ia5String:
    case TAG.teletexString:
      return latin1(node.content);
    case TAG.bmpString:
      return wide(node.content, 2);
    case TAG.universalString:
      return wide(node.content, 4);
    default:
      return undefined;
  }
}

function readAttribute(node: Der): Attribute {
  const members = fields(node);
  const type = readOid(members.take());
  const value = members.take();
  members.end();
  return { type, value: textOf(value), raw: value.raw };
}

/** RFC 4514 escapes, and hexadecimal for what a display would interpret or hide. */
function escapeValue(value: string): string {
  return value
    .replace(/[\\,+"<>;=]/g, '\\$&')
    .replace(/^[# ]|(?<!\\) $/g, '\\$&')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu, (character) =>
      [...new TextEncoder().encode(character)]
        .map((octet) => `\\${octet.toString(16).padStart(2, '0')}`)
        .join(''),
    );
}

function show({ type, value, raw }: Attribute): string {
  const shown = value === undefined ? `#${bytesToHex(raw)}` : escapeValue(value);
  return `${SHORT_NAMES[type] ?? type}=${shown}`;
}

function keyOf({ type, value, raw }: Attribute): string {
  if (value === undefined) return `${type}=#${bytesToHex(raw)}`;
  const folded = value.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();
  return `${type}=${JSON.stringify(folded)}`;
}

/**
 * Reads a distinguished name.
 *
 * @throws {DerError}
 * @see RFC 5280 section 7.1, RFC 4514
 */
export function readName(node: Der): Name {
  const parts = elements(expectTag(node, TAG.sequence)).map((part) => {
    const attributes = elements(expectTag(part, TAG.set)).map(readAttribute);
    if (attributes.length === 0) throw new DerError('a part of a name is empty');
    return attributes;
  });
  return {
    text: parts
      .toReversed()
      .map((part) => part.map(show).join('+'))
      .join(','),
    key: JSON.stringify(parts.map((part) => part.map(keyOf).sort())),
  };
}

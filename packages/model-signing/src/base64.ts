import { ModelSigningError } from './error.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const NONE = 0xff;
const VALUES = new Uint8Array(0x80).fill(NONE);
for (let i = 0; i < 64; i += 1) VALUES[ALPHABET.charCodeAt(i)] = i;

/**
 * The bytes of canonical base64: the standard alphabet, padded, no white space, unused bits zero.
 *
 * One text for one value: DSSE and protobuf would let a reader accept the URL alphabet and missing padding
 * too, but no signing tool writes either, so a bundle with them was made by hand.
 * Cost: O(n) time, 3/4 n bytes.
 *
 * @param pointer - JSON Pointer of the text, for the error
 * @throws {ModelSigningError} BUNDLE_BAD_BASE64, with the `offset` of the first bad character
 * @see https://www.rfc-editor.org/rfc/rfc4648 sections 3.5 and 4
 */
export function decodeBase64(text: string, pointer = ''): Uint8Array<ArrayBuffer> {
  if (text.length % 4 !== 0) throw bad(text.length, 'the length is not a multiple of 4', pointer);
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  const bytes = new Uint8Array((text.length / 4) * 3 - padding);
  const whole = padding === 0 ? text.length : text.length - 4;
  decodeWhole(text, whole, bytes, pointer);
  if (padding > 0) decodeTail(text, { bytes, out: (whole / 4) * 3, padding, pointer });
  return bytes;
}

/** Four characters for three bytes; NONE is the only value with the bit 0x80. */
function decodeWhole(text: string, length: number, bytes: Uint8Array, pointer: string): void {
  for (let i = 0, out = 0; i < length; i += 4, out += 3) {
    const a = VALUES[text.charCodeAt(i)] ?? NONE;
    const b = VALUES[text.charCodeAt(i + 1)] ?? NONE;
    const c = VALUES[text.charCodeAt(i + 2)] ?? NONE;
    const d = VALUES[text.charCodeAt(i + 3)] ?? NONE;
    if (((a | b | c | d) & 0x80) !== 0) refuseGroup(text, i, pointer);
    bytes[out] = (a << 2) | (b >> 4);
    bytes[out + 1] = (b << 4) | (c >> 2);
    bytes[out + 2] = (c << 6) | d;
  }
}

function refuseGroup(text: string, at: number, pointer: string): void {
  for (let i = at; i < at + 4; i += 1) value(text, i, pointer);
}

interface Tail {
  readonly bytes: Uint8Array;
  readonly out: number;
  readonly padding: number;
  readonly pointer: string;
}

/** Two characters for one byte, or three for two; the bits left over must be zero. */
function decodeTail(text: string, { bytes, out, padding, pointer }: Tail): void {
  const at = text.length - 4;
  const first = value(text, at, pointer);
  const second = value(text, at + 1, pointer);
  const third = padding === 1 ? value(text, at + 2, pointer) : 0;
  const unused = padding === 1 ? third & 0x03 : second & 0x0f;
  if (unused !== 0) throw bad(text.length - padding - 1, 'unused bits are set', pointer);
  const word = (first << 18) | (second << 12) | (third << 6);
  bytes[out] = word >> 16;
  if (padding === 1) bytes[out + 1] = (word >> 8) & 0xff;
}

function value(text: string, at: number, pointer: string): number {
  const found = VALUES[text.charCodeAt(at)] ?? NONE;
  if (found === NONE) throw bad(at, 'a character outside of the alphabet', pointer);
  return found;
}

function bad(offset: number, what: string, pointer: string): ModelSigningError {
  return new ModelSigningError('BUNDLE_BAD_BASE64', `${pointer || 'the text'}: ${what}`, {
    details: { pointer, offset },
  });
}

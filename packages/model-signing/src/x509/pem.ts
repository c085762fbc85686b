import { DerError } from '../der/read.ts';

const MAX_PEM_CHARACTERS = 4 * 1024 * 1024;
const BEGIN = '-----BEGIN CERTIFICATE-----';
const END = '-----END CERTIFICATE-----';
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
const DER_SEQUENCE = 0x30;

function decodeBlock(text: string): Uint8Array {
  const base64 = text.replace(/[ \t\r\n]+/g, '');
  if (!BASE64.test(base64)) throw new DerError('a PEM block is not base64');
  return Buffer.from(base64, 'base64');
}

/**
 * The DER of every CERTIFICATE block of a PEM text, in order; text around the blocks is passed over.
 * Bytes that are not PEM are taken for one certificate in DER.
 *
 * @throws {DerError}
 */
export function pemCertificates(input: string | Uint8Array): readonly Uint8Array[] {
  if (input.length > MAX_PEM_CHARACTERS) throw new DerError('the text is too long');
  if (typeof input !== 'string' && input[0] === DER_SEQUENCE) return [input];
  const text = typeof input === 'string' ? input : new TextDecoder('latin1').decode(input);
  const found: Uint8Array[] = [];
  for (let at = text.indexOf(BEGIN); at !== -1;) {
    const end = text.indexOf(END, at);
    if (end === -1) throw new DerError('a PEM block has no end');
    found.push(decodeBlock(text.slice(at + BEGIN.length, end)));
    at = text.indexOf(BEGIN, end);
  }
  return found;
}

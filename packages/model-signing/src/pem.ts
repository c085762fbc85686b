import { DerError } from './der/read.ts';

const MAX_CHARACTERS = 4 * 1024 * 1024;
const BEGIN = /-----BEGIN ([A-Z0-9][A-Z0-9 ]{0,40})-----/g;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
const DER_SEQUENCE = 0x30;

/** The octets of a block; headers, as in old encrypted keys, make it unreadable here. */
function decodeBlock(text: string): Uint8Array {
  const base64 = text.replace(/[ \t\r\n]+/g, '');
  if (base64 === '' || !BASE64.test(base64)) throw new DerError('a PEM block is not base64');
  return Buffer.from(base64, 'base64');
}

/**
 * The DER of each block with the label in a PEM text, in order; other blocks and the text that tools print
 * around them are skipped. Bytes that are not PEM are read as one block in DER.
 *
 * @throws {DerError}
 * @see RFC 7468
 */
export function pemBlocks(input: string | Uint8Array, label: string): readonly Uint8Array[] {
  if (input.length > MAX_CHARACTERS) throw new DerError('the text is too long');
  if (typeof input !== 'string' && input[0] === DER_SEQUENCE) return [input];
  const text = typeof input === 'string' ? input : new TextDecoder('latin1').decode(input);
  const blocks: Uint8Array[] = [];
  for (const match of text.matchAll(BEGIN)) {
    const [begin, found = ''] = match;
    if (found !== label) continue;
    const mark = `-----END ${found}-----`;
    const end = text.indexOf(mark, match.index);
    if (end === -1) throw new DerError('a PEM block has no end');
    blocks.push(decodeBlock(text.slice(match.index + begin.length, end)));
  }
  return blocks;
}

/** The DER of every certificate in a PEM text, or one certificate in DER. */
export function pemCertificates(input: string | Uint8Array): readonly Uint8Array[] {
  return pemBlocks(input, 'CERTIFICATE');
}

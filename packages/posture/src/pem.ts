import type { Digest } from '@weighbridge/core';
import { sha256Digest } from '@weighbridge/core';

/** Maximum length of a PEM text, in UTF-16 code units (CWE-400). */
export const MAX_PEM = 65_536;
const BLOCK = /-----BEGIN [A-Z0-9 ]{1,40}-----[A-Za-z0-9+/=\s]*-----END [A-Z0-9 ]{1,40}-----/g;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** What a policy may contain as PEM. */
export type PemLabel = 'PUBLIC KEY' | 'CERTIFICATE';

/**
 * SHA-256 of each block's DER, in the order of the text: the fingerprint by which signer facts name a
 * public key (its SubjectPublicKeyInfo) or an anchor.
 *
 * @throws {RangeError} when the text holds no block, another kind of block (a private key, say), or anything that is
 * not base64
 */
export function pemDigests(text: string, label: PemLabel): readonly Digest[] {
  if (text.length > MAX_PEM) throw new RangeError(`expected at most ${MAX_PEM} characters of PEM`);
  if (/PRIVATE KEY-----/.test(text)) {
    throw new RangeError('a private key does not belong in a policy');
  }
  const [begin, end] = [`-----BEGIN ${label}-----`, `-----END ${label}-----`];
  const blocks = Array.from(text.matchAll(BLOCK), ([block]) => {
    if (block.startsWith(begin) && block.endsWith(end)) return block;
    throw new RangeError(`expected PEM of ${label} alone`);
  });
  if (blocks.length === 0 || text.split(BLOCK).some((rest) => rest.includes('-----'))) {
    throw new RangeError(`expected PEM of ${label}`);
  }
  return blocks.map((block) =>
    sha256Digest(decode(block.slice(begin.length, -end.length).replaceAll(/\s/g, ''))),
  );
}

function decode(base64: string): Uint8Array {
  if (base64 === '' || !BASE64.test(base64)) throw new RangeError('expected base64 in PEM');
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

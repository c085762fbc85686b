import type { Digest, JsonObject } from '@weighbridge/core';

/** CycloneDX names of the digest algorithms in our vocabulary, with their length in hexadecimal digits. */
export const HASHES = [
  { name: 'sha256', alg: 'SHA-256', digits: 64 },
  { name: 'sha384', alg: 'SHA-384', digits: 96 },
  { name: 'sha512', alg: 'SHA-512', digits: 128 },
  { name: 'blake2b', alg: 'BLAKE2b-512', digits: 128 },
  { name: 'blake3', alg: 'BLAKE3', digits: 64 },
] as const;

/** A digest (`sha256:<hex>`) as a CycloneDX hash, or undefined when it is not a digest that both support. */
export function hashOf(digest = ''): JsonObject | undefined {
  const [name, content = ''] = digest.split(':', 2);
  const known = HASHES.find((hash) => hash.name === name && hash.digits === content.length);
  const whole = digest === `${name}:${content}` && /^[0-9a-f]+$/.test(content);
  return known !== undefined && whole ? { alg: known.alg, content } : undefined;
}

const MEDIA_TYPE = /^[-+a-z0-9.]+\/[-+a-z0-9.]+$/;

/** Whether a media type is spelt as CycloneDX spells it. */
export function isMediaType(text: string | undefined): text is string {
  return text !== undefined && MEDIA_TYPE.test(text);
}

/** A CycloneDX hash as a digest, or undefined when our vocabulary has no name for it. */
export function digestText(alg: unknown, content: unknown): Digest | undefined {
  const known = HASHES.find((hash) => hash.alg === alg);
  if (known === undefined || typeof content !== 'string') return undefined;
  const hex = content.toLowerCase();
  return hex.length === known.digits && /^[0-9a-f]+$/.test(hex)
    ? `${known.name}:${hex}`
    : undefined;
}

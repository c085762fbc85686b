import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Digest } from '@weighbridge/core';
import type { Resource } from '../signed-manifest.ts';

/**
 * OMS root digest: SHA-256 over the resources' digests, as bytes, in the given order, for any hash. It does
 * not bind names: bind the digest of the signed payload too.
 * Cost: O(n).
 *
 * @throws {RangeError} when a digest is not hexadecimal
 * @see https://github.com/ossf/model-signing-spec/blob/main/spec/v1.0.md section 6.5.1
 */
export function rootDigest(resources: readonly Pick<Resource, 'digest'>[]): Digest {
  const hash = sha256.create();
  const buffer = new Uint8Array(BUFFER_BYTES);
  let used = 0;
  for (const { digest } of resources) {
    if (used + digest.length / 2 > BUFFER_BYTES) {
      hash.update(buffer.subarray(0, used));
      used = 0;
    }
    used = writeHex(digest, buffer, used);
  }
  return `sha256:${bytesToHex(hash.update(buffer.subarray(0, used)).digest())}`;
}

/** Digests are hashed in batches of this size: many small updates cost more than the hash. */
const BUFFER_BYTES = 64 * 1024;
const NONE = 0xff;
const DIGITS = new Uint8Array(0x80).fill(NONE);
for (let i = 0; i < 16; i += 1) DIGITS[i.toString(16).charCodeAt(0)] = i;

/** Writes the bytes of a digest and returns the offset after them. */
function writeHex(digest: string, bytes: Uint8Array, offset: number): number {
  const end = offset + digest.length / 2;
  let seen = digest.length === 0 || end > bytes.length || !Number.isInteger(end) ? NONE : 0;
  for (let i = 0, out = offset; i < digest.length && seen !== NONE; i += 2, out += 1) {
    const high = DIGITS[digest.charCodeAt(i)] ?? NONE;
    const low = DIGITS[digest.charCodeAt(i + 1)] ?? NONE;
    seen |= high | low;
    bytes[out] = (high << 4) | low;
  }
  if (seen > 0x0f) throw new RangeError('a digest must be hexadecimal, two digits a byte');
  return end;
}

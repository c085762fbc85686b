import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import type { Digest } from '@weighbridge/core';
import type { Resource } from '../signed-manifest.ts';

/**
 * OMS root digest: SHA-256 over the resources' digests, as bytes, in the order given, whatever hash the
 * digests are of. It does not bind names: bind the digest of the signed payload too.
 * Cost: O(n).
 *
 * @throws {RangeError} when a digest is not hexadecimal
 * @see https://github.com/ossf/model-signing-spec/blob/main/spec/v1.0.md section 6.5.1
 */
export function rootDigest(resources: readonly Pick<Resource, 'digest'>[]): Digest {
  const hash = sha256.create();
  for (const { digest } of resources) {
    if (!HEX.test(digest)) throw new RangeError('a digest must be hexadecimal, two digits a byte');
    hash.update(hexToBytes(digest));
  }
  return `sha256:${bytesToHex(hash.digest())}`;
}

const HEX = /^(?:[0-9a-f]{2})+$/;

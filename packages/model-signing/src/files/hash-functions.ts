import { blake2bHash, sha256Hash } from '@weighbridge/core/node';
import type { HashFunction } from '@weighbridge/core/node';
import type { HashAlgorithm } from '../signed-manifest.ts';
import { blake3Hash } from './blake3.ts';

/** Registry: the hashes that the format names. */
export const hashFunctions: Readonly<Record<HashAlgorithm, HashFunction>> = {
  sha256: sha256Hash,
  blake2b: blake2bHash,
  blake3: blake3Hash,
};

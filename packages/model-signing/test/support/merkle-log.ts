import { createHash, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

/** A leaf's index in the log, and its path to the signed root. */
export interface InclusionProof {
  readonly logIndex: number;
  readonly treeSize: number;
  readonly rootHash: Buffer;
  readonly hashes: readonly Buffer[];
  readonly checkpoint: string;
}

/** How a log signs its checkpoints. */
export interface CheckpointSigner {
  readonly origin: string;
  readonly keyHint: Buffer;
  readonly privateKey: KeyObject;
  /** Undefined for Ed25519. */
  readonly digest?: string;
}

/** A Merkle tree log (RFC 6962) in memory, small and slow. */
export function merkleLog(signer: CheckpointSigner): {
  readonly append: (leaf: Uint8Array) => InclusionProof;
} {
  const leaves: Buffer[] = [];
  return {
    append(leaf) {
      leaves.push(hash(Buffer.from([0]), leaf));
      const rootHash = root(leaves);
      const note = `${signer.origin}\n${leaves.length}\n${rootHash.toString('base64')}\n`;
      const signature = sign(signer.digest, Buffer.from(note), signer.privateKey);
      const line = Buffer.concat([signer.keyHint, signature]).toString('base64');
      return {
        logIndex: leaves.length - 1,
        treeSize: leaves.length,
        rootHash,
        hashes: path(leaves, leaves.length - 1),
        checkpoint: `${note}\n\u2014 ${signer.origin} ${line}\n`,
      };
    },
  };
}

function root(leaves: readonly Buffer[]): Buffer {
  const [only] = leaves;
  if (only !== undefined && leaves.length === 1) return only;
  const k = split(leaves.length);
  return hash(Buffer.from([1]), root(leaves.slice(0, k)), root(leaves.slice(k)));
}

function path(leaves: readonly Buffer[], index: number): readonly Buffer[] {
  if (leaves.length === 1) return [];
  const k = split(leaves.length);
  return index < k
    ? [...path(leaves.slice(0, k), index), root(leaves.slice(k))]
    : [...path(leaves.slice(k), index - k), root(leaves.slice(0, k))];
}

/** Largest power of two below n. */
function split(n: number): number {
  return 2 ** (Math.ceil(Math.log2(n)) - 1);
}

function hash(...parts: readonly Uint8Array[]): Buffer {
  const digest = createHash('sha256');
  for (const part of parts) digest.update(part);
  return digest.digest();
}

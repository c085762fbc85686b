import { createHash } from 'node:crypto';

/** One hashing: bytes go in, lower-case hexadecimal comes out once. */
export interface Hasher {
  /** Takes the next bytes. */
  update(bytes: Uint8Array): void;
  /** The digest of all bytes so far as lower-case hexadecimal; the hasher cannot be used afterwards. */
  digest(): string;
}

/** A factory for hashers of one `node:crypto` algorithm. */
export function cryptoHashers(algorithm: string): () => Hasher {
  return () => {
    const hash = createHash(algorithm);
    return { update: (bytes) => void hash.update(bytes), digest: () => hash.digest('hex') };
  };
}

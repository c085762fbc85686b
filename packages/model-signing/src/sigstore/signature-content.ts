import { createHash, timingSafeEqual, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { dsse } from '@sigstore/core';
import type { SignedEntity } from '@sigstore/verify';
import type { Envelope } from '../parsed-bundle.ts';

/** What a log entry and a key are compared with: the bytes that were signed, and the signature. */
export type SignatureContent = SignedEntity['signature'];

/** Digest that each curve signs with, as the algorithm registries of OMS and Sigstore pair them. */
const DIGESTS: Readonly<Record<string, string>> = {
  prime256v1: 'sha256',
  secp384r1: 'sha384',
  secp521r1: 'sha512',
};

/**
 * A DSSE envelope's signature, with an explicit digest for each curve.
 *
 * Made from the envelope that the statement is read from, so that what is verified is what is used.
 */
export function envelopeContent(envelope: Envelope): SignatureContent {
  const message = dsse.preAuthEncoding(envelope.payloadType, Buffer.from(envelope.payload));
  return content(Buffer.from(envelope.signature), message, Buffer.from(envelope.payload));
}

/** A signature over bytes as they are, as `messageSignature` bundles hold it. */
export function messageContent(signature: Uint8Array, message: Uint8Array): SignatureContent {
  return content(Buffer.from(signature), Buffer.from(message), Buffer.from(message));
}

function content(signature: Buffer, message: Buffer, payload: Buffer): SignatureContent {
  return {
    signature,
    compareSignature: (other) => equal(other, signature),
    compareDigest: (digest) => equal(digest, sha2(payload, digest.length)),
    compareSignedDigest: (digest) => equal(digest, sha2(message, digest.length)),
    verifySignature: (key) => {
      const algorithm = digestFor(key);
      return algorithm !== undefined && verifies(algorithm, message, key, signature);
    },
  };
}

/** Name of the digest that a key of this curve signs with; undefined: not a curve of ours. */
export function digestFor(key: KeyObject): string | undefined {
  if (key.asymmetricKeyType !== 'ec') return undefined;
  return DIGESTS[key.asymmetricKeyDetails?.namedCurve ?? ''];
}

function verifies(algorithm: string, message: Buffer, key: KeyObject, signature: Buffer): boolean {
  try {
    return verify(algorithm, message, key, signature);
  } catch {
    return false;
  }
}

function sha2(bytes: Buffer, length: number): Buffer {
  const algorithm = { 32: 'sha256', 48: 'sha384', 64: 'sha512' }[length];
  return algorithm === undefined ? Buffer.alloc(0) : createHash(algorithm).update(bytes).digest();
}

function equal(a: Buffer, b: Buffer): boolean {
  return a.length === b.length && a.length > 0 && timingSafeEqual(a, b);
}

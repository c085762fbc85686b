import { createHash, timingSafeEqual } from 'node:crypto';
import type { SignedEntity } from '@sigstore/verify';
import { preAuthEncoding } from '../dsse.ts';
import { curveOf } from '../keys/curve.ts';
import { verifyMessage } from '../keys/verify-signature.ts';
import type { Envelope } from '../parsed-bundle.ts';

/** What a log entry and a key are compared with: the bytes that were signed, and the signature. */
export type SignatureContent = SignedEntity['signature'];

/**
 * A DSSE envelope's signature, with the digest of the key's curve.
 *
 * Made from the envelope that the statement is read from, so that what is verified is what is used.
 */
export function envelopeContent(envelope: Envelope): SignatureContent {
  const { payloadType, payload, signature } = envelope;
  return content(signature, preAuthEncoding(payloadType, payload), payload);
}

/** A signature over raw bytes, as in `messageSignature` bundles. */
export function messageContent(signature: Uint8Array, message: Uint8Array): SignatureContent {
  return content(signature, message, message);
}

function content(
  signature: Uint8Array,
  message: Uint8Array,
  payload: Uint8Array,
): SignatureContent {
  return {
    signature: Buffer.from(signature),
    compareSignature: (other) => equal(other, signature),
    compareDigest: (digest) => equal(digest, sha2(payload, digest.length)),
    compareSignedDigest: (digest) => equal(digest, sha2(message, digest.length)),
    verifySignature: (key) => {
      const curve = curveOf(key);
      return curve !== undefined && verifyMessage(key, curve, message, signature);
    },
  };
}

/** SHA-256, SHA-384 or SHA-512, by the length of the digest that it is compared with. */
function sha2(bytes: Uint8Array, length: number): Uint8Array {
  const algorithm = { 32: 'sha256', 48: 'sha384', 64: 'sha512' }[length];
  return algorithm === undefined ? new Uint8Array() : createHash(algorithm).update(bytes).digest();
}

function equal(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.length > 0 && timingSafeEqual(a, b);
}

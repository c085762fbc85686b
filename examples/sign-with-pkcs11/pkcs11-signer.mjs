// Everything that an external key needs to sign models: its public key, and a signature over a message.
import { createHash, createPublicKey } from 'node:crypto';
import {
  CKO_PRIVATE_KEY,
  CKO_PUBLIC_KEY,
  findObject,
  readPublicKey,
  signDigest,
} from './token.mjs';

/** A `Signer` of @weighbridge/model-signing for the key with this label; its curve decides the digest. */
export function pkcs11Signer(token, label) {
  const { jwk, digest } = readPublicKey(token, findObject(token, CKO_PUBLIC_KEY, label));
  const privateKey = findObject(token, CKO_PRIVATE_KEY, label);
  return {
    publicKey: async () => createPublicKey({ key: jwk, format: 'jwk' }),
    // Tokens return r and s one after the other; customSigner accepts that or DER.
    sign: async (message) =>
      signDigest(token, privateKey, createHash(digest).update(message).digest()),
  };
}

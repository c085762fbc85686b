import { createPublicKey, type KeyObject, sign } from 'node:crypto';
import { curveOf } from '../keys/curve.ts';
import { unsupportedKey } from '../keys/read-key.ts';
import type { Signer } from '../signer.ts';

/** A signer over a private key in this process. */
export function localSigner(privateKey: KeyObject): Signer {
  const publicKey = createPublicKey(privateKey);
  const curve = curveOf(publicKey);
  if (curve === undefined) throw unsupportedKey(publicKey);
  return {
    publicKey: async () => publicKey,
    sign: async (message) => sign(curve.hash, message, { key: privateKey, dsaEncoding: 'der' }),
  };
}

import { createPrivateKey, type KeyObject } from 'node:crypto';
import { ModelSigningError } from '../error.ts';
import { curveOf } from '../keys/curve.ts';
import { unsupportedKey } from '../keys/read-key.ts';

const MAX_KEY_BYTES = 64 * 1024;

/**
 * Reads a private key: PEM of PKCS#8, encrypted or not, or of SEC1 (`EC PRIVATE KEY`).
 *
 * No error holds any part of the key or of the passphrase, not even as its cause.
 *
 * @throws {ModelSigningError} PRIVATE_KEY_INVALID, UNSUPPORTED_KEY
 */
export function readPrivateKey(
  pem: string | Uint8Array,
  passphrase?: string | Uint8Array,
): KeyObject {
  const key = parse(pem, passphrase);
  if (key === undefined) {
    throw new ModelSigningError(
      'PRIVATE_KEY_INVALID',
      'the private key cannot be read: it is not PEM, or it needs another passphrase',
    );
  }
  if (curveOf(key) === undefined) throw unsupportedKey(key);
  return key;
}

function parse(pem: string | Uint8Array, passphrase?: string | Uint8Array): KeyObject | undefined {
  if (pem.length > MAX_KEY_BYTES) return undefined;
  try {
    return createPrivateKey({
      key: typeof pem === 'string' ? pem : Buffer.from(pem),
      format: 'pem',
      ...(passphrase === undefined ? {} : { passphrase: secret(passphrase) }),
    });
  } catch {
    return undefined;
  }
}

function secret(passphrase: string | Uint8Array): string | Buffer {
  return typeof passphrase === 'string' ? passphrase : Buffer.from(passphrase);
}

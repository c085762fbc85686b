import type { BundleSigner } from '../signer.ts';
import type { TimestampOptions } from '../timestamp/request-timestamp.ts';
import { customSigner } from './custom.ts';
import { localSigner } from './local.ts';
import { readPrivateKey } from './read-private-key.ts';

/** Options of `keySigner`. */
export interface KeySignerOptions {
  /** Passphrase of an encrypted key. */
  readonly passphrase?: string | Uint8Array | undefined;
  /** Asks this authority for a timestamp of each signature; default none. */
  readonly timestamp?: TimestampOptions | undefined;
}

/**
 * Signs with a private key: PEM of PKCS#8 or SEC1, ECDSA on P-256, P-384 or P-521.
 *
 * @throws {ModelSigningError} PRIVATE_KEY_INVALID when it cannot be read, UNSUPPORTED_KEY for others
 */
export function keySigner(
  privateKeyPem: string | Uint8Array,
  options: KeySignerOptions = {},
): BundleSigner {
  const { passphrase, ...rest } = options;
  return customSigner(localSigner(readPrivateKey(privateKeyPem, passphrase)), rest);
}

import type { BundleSigner } from '../signer.ts';
import type { TimestampOptions } from '../timestamp/request-timestamp.ts';
import { customSigner } from './custom.ts';
import { localSigner } from './local.ts';
import { readPrivateKey } from './read-private-key.ts';

/** What `certificateSigner` signs with. */
export interface CertificateSignerOptions {
  /** PEM of PKCS#8 or SEC1. */
  readonly privateKey: string | Uint8Array;
  /** Passphrase of an encrypted key. */
  readonly passphrase?: string | Uint8Array | undefined;
  /** PEM of the signing certificate. */
  readonly certificate: string | Uint8Array;
  /** PEM of the certificates above it, in order; verifiers need all except the one that they trust. */
  readonly chain?: string | Uint8Array | undefined;
  /** Asks this authority for a timestamp of each signature; default none. */
  readonly timestamp?: TimestampOptions | undefined;
  /** Default: the clock. Signing with a certificate that is not valid now is refused. */
  readonly now?: () => Date;
}

/**
 * Signs with a private key whose certificate an authority issued.
 *
 * @throws {ModelSigningError} PRIVATE_KEY_INVALID, UNSUPPORTED_KEY, CERTIFICATE_MALFORMED
 */
export function certificateSigner(options: CertificateSignerOptions): BundleSigner {
  const { privateKey, passphrase, ...rest } = options;
  return customSigner(localSigner(readPrivateKey(privateKey, passphrase)), rest);
}

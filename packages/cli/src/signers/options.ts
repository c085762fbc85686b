import type { CertificateOptions, PrivateKeyOptions, TimestampOptions } from './key-options.ts';
import type { SigstoreSigningOptions } from './sigstore-options.ts';

/** Everything that says how to sign, by any method; the parser checks what a method needs. */
export type SignerOptions = Partial<PrivateKeyOptions> &
  Partial<CertificateOptions> &
  TimestampOptions &
  SigstoreSigningOptions;

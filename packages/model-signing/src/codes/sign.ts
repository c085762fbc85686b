import type { CodeDescription } from './code.ts';

/** Codes of signing. */
export const signCodes = {
  SIGNER_FAILED: {
    stage: 'sign',
    when: 'the signer gave no signature, or one that does not verify with its own public key',
    advice: 'Check the key, token or device; nothing was written.',
  },
  PRIVATE_KEY_INVALID: {
    stage: 'sign',
    when: 'the private key cannot be read, needs another passphrase, or is not the certificate’s',
    advice: 'Check the key file, its passphrase and that the certificate belongs to it.',
  },
  TIMESTAMP_REQUEST_FAILED: {
    stage: 'sign',
    when: 'the timestamp authority cannot be reached, refuses, or answers a different request',
    advice: 'Check the address of the authority and try again; nothing was written.',
  },
} as const satisfies Readonly<Record<string, CodeDescription>>;

import type { CodeDescription } from './code.ts';

/** Codes of trust, keys, signatures, certificates and timestamps. */
export const signatureCodes = {
  TRUST_INVALID: {
    stage: 'trust',
    when: 'a key, certificate or trusted root that the caller trusts cannot be read',
    advice: 'Check the file that you gave as trusted.',
  },
  METHOD_MISMATCH: {
    stage: 'trust',
    when: 'the bundle is signed by another method than the caller trusts',
    advice: 'Verify with the method that `weighbridge inspect` shows, if you trust it.',
  },
  UNSUPPORTED_KEY: {
    stage: 'signature',
    when: 'the key is not ECDSA on P-256, P-384 or P-521',
    advice: 'Sign with an ECDSA key on one of these curves.',
  },
  KEY_MISMATCH: {
    stage: 'signature',
    when: 'the bundle names another key than any trusted one',
    advice: 'Verify with the public key of the signer, or ask who signed.',
  },
  SIGNATURE_INVALID: {
    stage: 'signature',
    when: 'the signature does not verify',
    advice: 'Do not load the model: the signature or the statement was changed.',
  },
} as const satisfies Readonly<Record<string, CodeDescription>>;

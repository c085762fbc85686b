import type { CodeDescription } from './code.ts';

/** Codes of trust, keys and signatures. */
export const signatureCodes = {
  TRUST_INVALID: {
    stage: 'trust',
    when: 'a key, certificate or trusted root that the caller trusts cannot be read',
    advice: 'Check the file that you gave as trusted.',
  },
  METHOD_MISMATCH: {
    stage: 'trust',
    when: 'the bundle is signed by a different method than the caller trusts',
    advice: 'Verify with the method that `weighbridge inspect` shows, if you trust it.',
  },
  UNSUPPORTED_KEY: {
    stage: 'signature',
    when: 'the key is not ECDSA on P-256, P-384 or P-521',
    advice: 'Sign with an ECDSA key on one of these curves.',
  },
  KEY_MISMATCH: {
    stage: 'signature',
    when: 'the bundle names a key that is not trusted',
    advice: 'Verify with the public key of the signer, or ask who signed.',
  },
  SIGNATURE_INVALID: {
    stage: 'signature',
    when: 'the signature does not verify',
    advice: 'Do not load the model: the signature or the statement was changed.',
  },
  CERTIFICATE_MALFORMED: {
    stage: 'certificate',
    when: 'a certificate is not strict DER, names an extension twice, or is larger than any real certificate',
    advice: 'Sign again with a certificate of a current certificate authority.',
  },
  CERTIFICATE_LIMIT: {
    stage: 'certificate',
    when: 'the bundle has more certificates, or allows more paths, than the limit (CWE-400)',
    advice: 'Sign again with the certificates of a single path.',
  },
  CERTIFICATE_UNTRUSTED: {
    stage: 'certificate',
    when: 'no path of valid signatures leads from the certificate to one that the caller trusts',
    advice:
      'Check which authority issued it; give missing intermediates as trusted if you trust them.',
  },
  CERTIFICATE_NOT_CA: {
    stage: 'certificate',
    when: 'a certificate on the path issued another without being an authority (basic constraints, keyCertSign)',
    advice: 'Do not use this signature: its issuer may not issue certificates.',
  },
  CERTIFICATE_PATH_LENGTH: {
    stage: 'certificate',
    when: 'the path has more intermediates than an authority on it allows',
    advice: 'Do not use this signature: its issuer may not create authorities.',
  },
  CERTIFICATE_USAGE: {
    stage: 'certificate',
    when: 'the certificate is not for signing (KeyUsage digitalSignature, or codeSigning where it lists purposes), is that of an authority, or an authority above it is not for signing',
    advice: 'Sign with a certificate issued for code signing.',
  },
  CERTIFICATE_EXTENSION: {
    stage: 'certificate',
    when: 'a certificate on the path has name or policy constraints, or a critical extension that this package does not evaluate',
    advice:
      'Use a certificate path without them; they are refused because they might forbid this use.',
  },
  CERTIFICATE_WEAK: {
    stage: 'certificate',
    when: 'a certificate on the path is signed with SHA-1, MD5 or another algorithm too weak or unknown, or an authority’s key is too weak',
    advice: 'Use an authority with RSA of 2048 to 8192 bits, ECDSA or Ed25519, and SHA-2.',
  },
  CERTIFICATE_LAPSED: {
    stage: 'certificate',
    when: 'a certificate on the path has expired, and no trusted timestamp shows that the signature is older',
    advice: 'Sign again with a valid certificate, preferably with a timestamp, which outlives it.',
  },
  CERTIFICATE_NOT_YET_VALID: {
    stage: 'certificate',
    when: 'a certificate on the path was not valid yet at the time of the signature',
    advice: 'Check the clocks of signer and verifier.',
  },
  TIMESTAMP_MALFORMED: {
    stage: 'timestamp',
    when: 'a timestamp is not a granted RFC 3161 response in strict DER, or there are more than 20',
    advice: 'Fetch the signature again; it is damaged.',
  },
  TIMESTAMP_MISMATCH: {
    stage: 'timestamp',
    when: 'a timestamp belongs to another signature',
    advice: 'Do not use this signature: its timestamp comes from another signature.',
  },
  TIMESTAMP_INVALID: {
    stage: 'timestamp',
    when: 'the authority that a timestamp names did not sign it',
    advice: 'Do not use this signature: its timestamp was changed.',
  },
  TIMESTAMP_FUTURE: {
    stage: 'timestamp',
    when: 'a trusted authority or log states a time more than five minutes in the future',
    advice: 'Check the clock of this machine; if it is right, do not rely on that authority.',
  },
  TIMESTAMP_UNTRUSTED: {
    stage: 'timestamp',
    when: 'no path leads from a timestamp to an authority that the caller trusts',
    advice: 'Give the certificate of the timestamp authority, if you trust it.',
  },
} as const satisfies Readonly<Record<string, CodeDescription>>;

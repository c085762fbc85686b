import type { CodeDescription } from './code.ts';

/** Codes of keyless verification and signing: trusted root, certificate, transparency log, identity. */
export const sigstoreCodes = {
  TRUSTED_ROOT_INVALID: {
    stage: 'trust',
    when: 'the Sigstore trusted root is not one: bad JSON, no authority or log, a key that cannot be read, a log named twice, a missing or reversed validity period',
    advice: 'Take the trusted root from its operator again; a broken one verifies nothing.',
  },
  TRUSTED_ROOT_REFRESH: {
    stage: 'trust',
    when: 'the trusted root could not be refreshed by TUF: no connection, an expired or forged repository',
    advice: 'Check the mirror and the TUF root; the pinned trusted root still works offline.',
  },
  IDENTITY_MISMATCH: {
    stage: 'identity',
    when: 'the certificate’s identity is not exactly one that the caller allows',
    advice: 'Check who should sign this model; do not widen the policy to make it pass.',
  },
  ISSUER_MISMATCH: {
    stage: 'identity',
    when: 'the identity is right, but another issuer vouched for it',
    advice: 'Check the issuer: the same name at another issuer can be a different person.',
  },
  CLAIM_MISMATCH: {
    stage: 'identity',
    when: 'identity and issuer are right, but the certificate does not have a claim that the caller requires',
    advice: 'Check which repository, ref or trigger should have signed this model.',
  },
  CERTIFICATE_IDENTITY: {
    stage: 'identity',
    when: 'the certificate does not name exactly one e-mail address or URI and one issuer',
    advice: 'Sign again with a certificate that a Sigstore authority issued for one identity.',
  },
  SIGSTORE_CERTIFICATE: {
    stage: 'certificate',
    when: 'the signing certificate does not lead to an authority of the trusted root, or may not sign code',
    advice: 'Check that the trusted root is that of the Sigstore instance that signed.',
  },
  SIGSTORE_CERTIFICATE_TIME: {
    stage: 'certificate',
    when: 'the signing certificate was not valid at the proved time of the signature',
    advice:
      'Do not use this signature: it was made outside the minutes in which the certificate was valid.',
  },
  CERTIFICATE_TRANSPARENCY: {
    stage: 'transparency',
    when: 'the signing certificate has no proof of publication by a known certificate log, or a false one',
    advice: 'Check that the trusted root is that of the Sigstore instance that signed.',
  },
  TRANSPARENCY_MISSING: {
    stage: 'transparency',
    when: 'the bundle has no transparency log entry, or one without a proof of inclusion',
    advice: 'Sign again with a transparency log; a keyless signature without one proves nothing.',
  },
  TRANSPARENCY_PROMISE: {
    stage: 'transparency',
    when: 'the log did not sign the entry timestamp, or the log is not in the trusted root at that time',
    advice: 'Check the trusted root; if it is right, do not use this signature.',
  },
  TRANSPARENCY_PROOF: {
    stage: 'transparency',
    when: 'the inclusion proof or its checkpoint does not hold, or the log is not in the trusted root',
    advice: 'Check the trusted root; if it is right, do not use this signature.',
  },
  TRANSPARENCY_MISMATCH: {
    stage: 'transparency',
    when: 'the log entry is about another signature, payload or certificate than the bundle’s',
    advice: 'Do not use this signature: its log entry was taken from elsewhere.',
  },
  SIGNATURE_TIME_INVALID: {
    stage: 'timestamp',
    when: 'a timestamp of a keyless bundle is broken, repeated or belongs to another signature, or its authority did not sign it while it was valid',
    advice: 'Do not use this signature: its timestamp was changed or comes from another signature.',
  },
  SIGNATURE_TIME_MISSING: {
    stage: 'timestamp',
    when: 'no log or timestamp authority of the trusted root proves when a keyless signature was made, so its short-lived certificate cannot be judged',
    advice: 'Sign again with a timestamp authority or a log that states a time.',
  },
  IDENTITY_TOKEN_MISSING: {
    stage: 'sign',
    when: 'no identity token was given and the environment offers none',
    advice:
      'Give a token, set SIGSTORE_ID_TOKEN, or let the CI job ask for one (id-token: write in GitHub Actions).',
  },
  IDENTITY_TOKEN_INVALID: {
    stage: 'sign',
    when: 'the identity token is not a JSON web token with a subject or a verified e-mail address, or has expired',
    advice: 'Ask your identity provider for a fresh token for the audience sigstore.',
  },
  CERTIFICATE_REQUEST: {
    stage: 'sign',
    when: 'the certificate authority (Fulcio) did not issue a signing certificate',
    advice: 'Check its address and that it accepts the token’s issuer; nothing was written.',
  },
  LOG_REQUEST: {
    stage: 'sign',
    when: 'the transparency log (Rekor) did not accept the entry',
    advice: 'Check its address and API version, and try again; nothing was written.',
  },
  SIGSTORE_TIMESTAMP_REQUEST: {
    stage: 'sign',
    when: 'the timestamp authority of a keyless signature returned no timestamp',
    advice: 'Check its address, and try again; nothing was written.',
  },
} as const satisfies Readonly<Record<string, CodeDescription>>;

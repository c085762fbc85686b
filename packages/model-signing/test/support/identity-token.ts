/** Claims of a token that `sigstoreSigner` accepts. */
export const CLAIMS = {
  iss: 'https://issuer.example',
  aud: 'sigstore',
  sub: 'subject',
  email: 'signer@example.org',
  email_verified: true,
} as const;

/** A token with a signature that is not checked here. */
export function makeToken(claims: Readonly<Record<string, unknown>> = CLAIMS): string {
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'RS256', typ: 'JWT' })}.${part(claims)}.c2lnbmF0dXJl`;
}

import { ModelSigningError } from '../error.ts';

/** A token, or a source of fresh ones. Default: what the environment offers. */
export type IdentityTokenSource = string | (() => Promise<string>);

const DEFAULT_AUDIENCE = 'sigstore';

/**
 * An OpenID Connect token with which to request a signing certificate.
 *
 * Without a source: GitHub Actions, Buildkite or `SIGSTORE_ID_TOKEN`, whichever is available. The token is a
 * secret; no error holds any of it.
 *
 * @throws {ModelSigningError} IDENTITY_TOKEN_MISSING, IDENTITY_TOKEN_INVALID
 */
export async function identityToken(
  source: IdentityTokenSource | undefined,
  audience: string = DEFAULT_AUDIENCE,
  now: Date = new Date(),
): Promise<string> {
  const token = await obtain(source, audience);
  assertToken(token, now);
  return token;
}

async function obtain(source: IdentityTokenSource | undefined, audience: string): Promise<unknown> {
  if (typeof source === 'string') return source;
  try {
    if (source !== undefined) return await source();
    const { CIContextProvider } = await import('@sigstore/sign');
    return await new CIContextProvider(audience).getToken();
  } catch {
    // A provider's error can hold the request's secrets, so it is not kept as a cause.
    throw new ModelSigningError('IDENTITY_TOKEN_MISSING', 'There is no identity token.');
  }
}

/**
 * Refuses a token that cannot get a certificate: malformed, without an identity, or no longer valid.
 *
 * @throws {ModelSigningError} IDENTITY_TOKEN_INVALID
 */
export function assertToken(token: unknown, now: Date): asserts token is string {
  const claims = readClaims(token);
  if (claims === undefined) throw invalid('is not a JSON web token');
  const { email, email_verified: verified, sub, exp } = claims;
  if (typeof email === 'string' && email !== '') {
    if (verified !== true) throw invalid('has an e-mail address that its issuer did not verify');
  } else if (typeof sub !== 'string' || sub === '') {
    throw invalid('has no subject');
  }
  if (typeof exp === 'number' && exp * 1000 <= now.getTime()) throw invalid('has expired');
}

function readClaims(token: unknown): Readonly<Record<string, unknown>> | undefined {
  const [header, payload, signature] = typeof token === 'string' ? token.split('.') : [];
  if (!header || !payload || !signature) return undefined;
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
    return typeof claims === 'object' && claims !== null
      ? (claims as Readonly<Record<string, unknown>>)
      : undefined;
  } catch {
    return undefined;
  }
}

function invalid(why: string): ModelSigningError {
  return new ModelSigningError('IDENTITY_TOKEN_INVALID', `The identity token ${why}.`);
}

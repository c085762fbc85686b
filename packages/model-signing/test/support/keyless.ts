import type { JsonObject, JsonValue } from '@weighbridge/core';
import { parseBundle } from '../../src/bundle/parse-bundle.ts';
import { sigstoreSigner } from '../../src/signers/sigstore.ts';
import type { SigstoreSignerOptions } from '../../src/signers/sigstore.ts';
import type { SigstoreIdentity } from '../../src/sigstore/contract.ts';
import { trustSigstore } from '../../src/sigstore/trust-sigstore.ts';
import { parseTrustedRoot } from '../../src/sigstore/trusted-root.ts';
import { verifySigstore } from '../../src/sigstore/verify-sigstore.ts';
import type { VerifiedSigner } from '../../src/verified.ts';
import { CLAIMS, makeToken } from './identity-token.ts';
import type { SigstoreInstance } from './sigstore-instance.ts';

/** The identity of `makeToken`. */
export const IDENTITY = { identity: CLAIMS.email, issuer: CLAIMS.iss } as const;
export const PAYLOAD_TYPE = 'application/vnd.in-toto+json';

/** The three ways to prove a time, as signer options. */
export function ways(url: string): Readonly<Record<'v1' | 'v1-tsa' | 'v2', SigstoreSignerOptions>> {
  return {
    v1: {},
    'v1-tsa': { tsaUrl: url },
    v2: { rekorApiVersion: 2, tsaUrl: url },
  };
}

/** Signs a payload at an instance. */
export async function signAt(
  instance: SigstoreInstance,
  options: SigstoreSignerOptions = {},
  payload = '{"_type":"https://in-toto.io/Statement/v1"}',
): Promise<JsonObject> {
  const signer = sigstoreSigner({
    identityToken: makeToken(),
    fulcioUrl: instance.url,
    rekorUrl: instance.url,
    retries: 0,
    ...options,
  });
  return signer.signPayload(Buffer.from(payload), PAYLOAD_TYPE);
}

/** Verifies a bundle by a trusted root's JSON. */
export async function verifyBy(
  trustedRoot: JsonObject,
  bundle: JsonObject,
  identities: readonly SigstoreIdentity[] = [IDENTITY],
): Promise<VerifiedSigner> {
  const root = parseTrustedRoot(JSON.stringify(trustedRoot));
  return verifySigstore(parseBundle(JSON.stringify(bundle)), trustSigstore({ root, identities }));
}

type Path = readonly (string | number)[];

/** The value at a path. */
export function at(json: JsonValue, path: Path): JsonValue {
  return path.reduce<JsonValue>(
    (value, key) => (value as Record<string | number, JsonValue>)[key] ?? null,
    json,
  );
}

/** The text at a path. */
export function textAt(json: JsonValue, path: Path): string {
  const value = at(json, path);
  if (typeof value !== 'string') throw new TypeError(`no text at ${path.join('.')}`);
  return value;
}

/** A copy with another value at a path; undefined takes the member away. */
export function withAt(json: JsonObject, path: Path, value: JsonValue | undefined): JsonObject {
  const copy = structuredClone(json);
  const parent = at(copy, path.slice(0, -1)) as Record<string | number, JsonValue>;
  const last = path.at(-1) ?? '';
  if (value === undefined) delete parent[last];
  else parent[last] = value;
  return copy;
}

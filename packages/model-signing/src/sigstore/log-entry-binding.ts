import { createPublicKey, X509Certificate } from 'node:crypto';
import type { TransparencyLogEntry } from '@sigstore/bundle';
import { ModelSigningError } from '../error.ts';

/** Where each kind of entry holds the certificate or key that it was logged with. */
const VERIFIERS: Readonly<Record<string, readonly (string | number)[]>> = {
  'dsse/0.0.1': ['spec', 'signatures', 0, 'verifier'],
  'intoto/0.0.2': ['spec', 'content', 'envelope', 'signatures', 0, 'publicKey'],
  'hashedrekord/0.0.1': ['spec', 'signature', 'publicKey', 'content'],
  'dsse/0.0.2': ['spec', 'dsseV002', 'signatures', 0, 'verifier'],
  'hashedrekord/0.0.2': ['spec', 'hashedRekordV002', 'signature', 'verifier'],
};

/** What an entry must have been logged with: one certificate, or one key. DER. */
export type LoggedSigner =
  | { readonly certificate: Uint8Array }
  | { readonly publicKey: Uint8Array };

/**
 * Checks that a log entry was made with exactly this certificate or key.
 *
 * Signature and payload are compared elsewhere; a key can be constructed to fit an existing signature, so
 * without this an entry could vouch for another signer's certificate.
 *
 * @throws {ModelSigningError} TRANSPARENCY_MISMATCH
 */
export function assertLoggedWith(entry: TransparencyLogEntry, signer: LoggedSigner): void {
  const { kind, version } = entry.kindVersion;
  const path = VERIFIERS[`${kind}/${version}`];
  if (path === undefined) throw mismatch(`is of the kind ${kind} ${version}, which is not known`);
  let logged: Uint8Array;
  try {
    const verifier = walk(JSON.parse(entry.canonicalizedBody.toString('utf8')), path);
    logged = 'certificate' in signer ? certificateOf(verifier) : publicKeyOf(verifier);
  } catch (cause) {
    throw mismatch('was not made with this kind of signer', cause);
  }
  const expected = 'certificate' in signer ? signer.certificate : signer.publicKey;
  if (!Buffer.from(logged).equals(expected)) throw mismatch('is about another signer');
}

function walk(value: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce((at, key) => (at as Readonly<Record<string | number, unknown>>)[key], value);
}

/** Base64 of a PEM in Rekor v1, a message with base64 of DER in v2. */
function certificateOf(verifier: unknown): Uint8Array {
  if (typeof verifier === 'string') {
    return new X509Certificate(Buffer.from(verifier, 'base64')).raw;
  }
  return rawBytes(verifier, 'x509Certificate');
}

function publicKeyOf(verifier: unknown): Uint8Array {
  if (typeof verifier !== 'string') return rawBytes(verifier, 'publicKey');
  const pem = Buffer.from(verifier, 'base64').toString('latin1');
  if (!pem.includes('-----BEGIN PUBLIC KEY-----')) throw new TypeError('not a public key');
  return createPublicKey(pem).export({ type: 'spki', format: 'der' });
}

function rawBytes(verifier: unknown, kind: string): Uint8Array {
  const raw = walk(verifier, [kind, 'rawBytes']);
  if (typeof raw !== 'string') throw new TypeError(`no ${kind}`);
  return Buffer.from(raw, 'base64');
}

function mismatch(why: string, cause?: unknown): ModelSigningError {
  return new ModelSigningError('TRANSPARENCY_MISMATCH', `The log entry ${why}.`, { cause });
}

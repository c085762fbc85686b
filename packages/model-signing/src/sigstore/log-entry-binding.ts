import { X509Certificate } from 'node:crypto';
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

/**
 * Checks that a log entry was made with this very certificate.
 *
 * Signature and payload are compared elsewhere; a key can be made to fit a signature that is there
 * already, so without this an entry could vouch for another signer's certificate.
 *
 * @throws {ModelSigningError} TRANSPARENCY_MISMATCH
 */
export function assertLoggedWith(entry: TransparencyLogEntry, certificate: Uint8Array): void {
  const { kind, version } = entry.kindVersion;
  const path = VERIFIERS[`${kind}/${version}`];
  if (path === undefined) throw mismatch(`is of the kind ${kind} ${version}, which is not known`);
  let logged: Uint8Array;
  try {
    logged = certificateOf(walk(JSON.parse(entry.canonicalizedBody.toString('utf8')), path));
  } catch (cause) {
    throw mismatch('does not hold a certificate', cause);
  }
  if (!Buffer.from(logged).equals(certificate)) throw mismatch('is about another certificate');
}

function walk(value: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce((at, key) => (at as Readonly<Record<string | number, unknown>>)[key], value);
}

/** Base64 of a PEM in Rekor v1, a message with base64 of DER in v2. */
function certificateOf(verifier: unknown): Uint8Array {
  if (typeof verifier === 'string') {
    return new X509Certificate(Buffer.from(verifier, 'base64')).raw;
  }
  const raw = walk(verifier, ['x509Certificate', 'rawBytes']);
  if (typeof raw !== 'string') throw new TypeError('no x509Certificate');
  return Buffer.from(raw, 'base64');
}

function mismatch(why: string, cause?: unknown): ModelSigningError {
  return new ModelSigningError('TRANSPARENCY_MISMATCH', `The log entry ${why}.`, { cause });
}

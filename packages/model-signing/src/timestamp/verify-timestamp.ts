import { createHash } from 'node:crypto';
import { DerError } from '../der/read.ts';
import { ModelSigningError } from '../error.ts';
import type { Certificate } from '../x509/certificate.ts';
import { quoteName } from '../x509/name.ts';
import { verifyPath } from '../x509/verify-path.ts';
import { HASHES } from './algorithms.ts';
import { readTimestampToken, type TimestampToken } from './token.ts';
import { verifyToken } from './verify-token.ts';

/** A time that a trusted authority vouches for. */
export interface VerifiedTimestamp {
  readonly time: Date;
  /** Subject of the authority's certificate. */
  readonly by: string;
}

/**
 * Reads a response and requires that it is about these bytes.
 *
 * @throws {ModelSigningError} TIMESTAMP_MALFORMED, TIMESTAMP_MISMATCH
 */
export function readTimestampOf(response: Uint8Array, message: Uint8Array): TimestampToken {
  let token: TimestampToken;
  try {
    token = readTimestampToken(response);
  } catch (cause) {
    const reason = cause instanceof DerError ? cause.message : 'it cannot be read';
    throw new ModelSigningError('TIMESTAMP_MALFORMED', `the timestamp: ${reason}`, { cause });
  }
  const hash = HASHES[token.info.imprintAlgorithm];
  const digest = hash === undefined ? undefined : createHash(hash).update(message).digest();
  if (digest === undefined || Buffer.compare(digest, token.info.imprint) !== 0) {
    throw new ModelSigningError('TIMESTAMP_MISMATCH', 'the timestamp belongs to another signature');
  }
  return token;
}

/**
 * Verifies an RFC 3161 response over the message, up to a trusted authority, at its own time.
 *
 * @throws {ModelSigningError} TIMESTAMP_MALFORMED, TIMESTAMP_MISMATCH, TIMESTAMP_INVALID,
 *   TIMESTAMP_UNTRUSTED
 * @see RFC 3161 section 2.4.2, RFC 5816
 */
export function verifyTimestamp(
  response: Uint8Array,
  message: Uint8Array,
  anchors: readonly Certificate[],
): VerifiedTimestamp {
  const token = readTimestampOf(response, message);
  const { signer, supplied } = verifyToken(token, anchors);
  const { time } = token.info;
  try {
    verifyPath(signer, supplied, anchors, { purpose: 'timestamping', time });
  } catch (cause) {
    const by = quoteName(signer.subject);
    throw new ModelSigningError('TIMESTAMP_UNTRUSTED', `the timestamp of ${by} is not trusted`, {
      cause,
      details: { by: signer.subject.text, reason: cause instanceof Error ? cause.message : '' },
    });
  }
  return { time, by: signer.subject.text };
}

import { VerificationError } from '@sigstore/verify';
import type { SignedEntity } from '@sigstore/verify';
import { ModelSigningError } from '../error.ts';
import type { ModelSigningErrorCode } from '../error.ts';

type Refusal = readonly [ModelSigningErrorCode, string];

const REFUSALS: Readonly<Record<string, Refusal>> = {
  TLOG_INCLUSION_PROOF_ERROR: ['TRANSPARENCY_PROOF', 'The inclusion proof does not hold.'],
  TLOG_INCLUSION_PROMISE_ERROR: ['TRANSPARENCY_PROMISE', 'The inclusion promise does not hold.'],
  TLOG_MISSING_INCLUSION_ERROR: ['TRANSPARENCY_MISSING', 'Nothing proves the log entry.'],
  TLOG_BODY_ERROR: ['TRANSPARENCY_MISMATCH', 'The log entry is about something else.'],
  TLOG_ERROR: ['TRANSPARENCY_MISMATCH', 'A log entry appears twice.'],
  SIGNATURE_ERROR: ['SIGNATURE_INVALID', 'The signature does not verify.'],
};

/**
 * Translates the Sigstore verifier's refusal into this package's codes. Whatever it threw is a refusal.
 */
export function toRefusal(error: unknown, entity: SignedEntity): ModelSigningError {
  if (error instanceof ModelSigningError) return error;
  const [code, message] = refusalFor(error, entity);
  return new ModelSigningError(code, message, { cause: error });
}

function refusalFor(error: unknown, entity: SignedEntity): Refusal {
  if (!(error instanceof VerificationError)) {
    return ['BUNDLE_MALFORMED', 'The bundle’s log entries or timestamps cannot be read.'];
  }
  if (error.code === 'TIMESTAMP_ERROR') {
    return /^expected \d+ timestamps/u.test(error.message)
      ? ['SIGNATURE_TIME_MISSING', 'Nothing proves when the signature was made.']
      : ['SIGNATURE_TIME_INVALID', 'A timestamp does not hold.'];
  }
  if (error.code === 'CERTIFICATE_ERROR') return certificateRefusal(error, entity);
  return REFUSALS[error.code] ?? ['SIGNATURE_INVALID', 'The signature does not verify.'];
}

function certificateRefusal(error: VerificationError, entity: SignedEntity): Refusal {
  if (/SCT/u.test(error.message)) {
    return ['CERTIFICATE_TRANSPARENCY', 'Nothing proves that the certificate was published.'];
  }
  return outsideValidity(entity)
    ? ['SIGSTORE_CERTIFICATE_TIME', 'The certificate was not valid when the signature was made.']
    : ['SIGSTORE_CERTIFICATE', 'The certificate does not lead to a trusted authority.'];
}

function outsideValidity({ key, timestamps }: SignedEntity): boolean {
  if (key.$case !== 'certificate') return false;
  return timestamps.some((timestamp) => {
    const time =
      timestamp.$case === 'timestamp-authority'
        ? timestamp.timestamp.signingTime
        : new Date(Number(timestamp.tlogEntry.integratedTime) * 1000);
    return !key.certificate.validForDate(time);
  });
}

import { ModelSigningError } from '../error.ts';
import type { ModelSigningErrorCode } from '../error.ts';

type Refusal = readonly [ModelSigningErrorCode, string];

const REFUSALS: Readonly<Record<string, Refusal>> = {
  IDENTITY_TOKEN_READ_ERROR: ['IDENTITY_TOKEN_MISSING', 'The identity token cannot be read.'],
  IDENTITY_TOKEN_PARSE_ERROR: ['IDENTITY_TOKEN_INVALID', 'The identity token cannot be read.'],
  CA_CREATE_SIGNING_CERTIFICATE_ERROR: [
    'CERTIFICATE_REQUEST',
    'The certificate authority gave no certificate.',
  ],
  TLOG_CREATE_ENTRY_ERROR: ['LOG_REQUEST', 'The transparency log did not accept the entry.'],
  TLOG_FETCH_ENTRY_ERROR: ['LOG_REQUEST', 'The transparency log did not give the entry.'],
  TSA_CREATE_TIMESTAMP_ERROR: [
    'SIGSTORE_TIMESTAMP_REQUEST',
    'The timestamp authority gave no timestamp.',
  ],
};

/**
 * Translates a failed signing into this package's codes, without any part of the token.
 *
 * The library's errors can quote it, and so can a service's answer, so they are not kept whole: the cause is
 * their message with the token removed.
 */
export function toSignRefusal(error: unknown, token: string): ModelSigningError {
  if (error instanceof ModelSigningError) return error;
  const { code, cause } = (error ?? {}) as { readonly code?: unknown; readonly cause?: unknown };
  const [ours, message] = REFUSALS[String(code)] ?? [
    'SIGNER_FAILED',
    'The keyless signature could not be made.',
  ];
  const status: unknown = (cause as { readonly statusCode?: unknown } | undefined)?.statusCode;
  return new ModelSigningError(ours, message, {
    cause: new Error(strike(error instanceof Error ? error.message : 'not an error', token)),
    details: typeof status === 'number' ? { httpStatus: status } : {},
  });
}

/** Removes the token and each of its parts. */
function strike(text: string, token: string): string {
  return [token, ...token.split('.')]
    .filter((part) => part.length > 0)
    .reduce((struck, part) => struck.replaceAll(part, '[token]'), text);
}

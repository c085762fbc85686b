import { CodedError } from '@weighbridge/core';

/**
 * `BAD_INPUT`: an argument does not have the shape that the vocabulary defines; `details.pointer` says where.
 * `EVIDENCE_ID_MISMATCH`: an evidence id is not the digest of the evidence (CWE-345).
 * `MIXED_SUBJECTS`: evidence, or the previous statement, is about another model or other bytes.
 * `FUTURE_INPUT`: an observation, a waiver or the previous statement is dated after `now`.
 * `UNKNOWN_CONTROL`: the policy, or a caller, names a control that is not in the catalogue.
 */
export type PostureErrorCode =
  | 'BAD_INPUT'
  | 'EVIDENCE_ID_MISMATCH'
  | 'MIXED_SUBJECTS'
  | 'FUTURE_INPUT'
  | 'UNKNOWN_CONTROL';

/** The input cannot be assessed. A model that does badly gets a verdict, not this error. */
export class PostureError extends CodedError<PostureErrorCode> {}

/** A `PostureError` about the input at an RFC 6901 pointer, for instance `/evidence/3/observedAt`. */
export function inputError(
  code: PostureErrorCode,
  pointer: string,
  problem: string,
  cause?: unknown,
): PostureError {
  const options = { details: { pointer }, ...(cause === undefined ? {} : { cause }) };
  return new PostureError(code, `${pointer}: ${problem}`, options);
}

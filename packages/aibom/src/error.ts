import { CodedError } from '@weighbridge/core';

/**
 * `BAD_TIMESTAMP`: SOURCE_DATE_EPOCH is not a count of seconds, or the date given does not exist.
 * `UNKNOWN_SPEC`: a CycloneDX version that this package does not validate.
 */
export type AibomErrorCode = 'BAD_TIMESTAMP' | 'UNKNOWN_SPEC';

/** The caller asked for a BOM that cannot be made or judged. What a model's files say is never this: that is a finding. */
export class AibomError extends CodedError<AibomErrorCode> {}

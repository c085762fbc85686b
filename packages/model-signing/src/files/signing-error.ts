import { SourceError } from '@weighbridge/core';
import type { SourceErrorCode } from '@weighbridge/core';
import { ModelSigningError } from '../error.ts';
import type { ModelSigningErrorCode } from '../error.ts';

const CODES: Readonly<Record<SourceErrorCode, ModelSigningErrorCode>> = {
  NOT_FOUND: 'FILE_CHANGED',
  CHANGED: 'FILE_CHANGED',
  NOT_A_FILE: 'SPECIAL_FILE',
  OUTSIDE_ROOT: 'SYMLINK',
  UNREADABLE: 'FILE_UNREADABLE',
  TOO_MANY: 'TOO_MANY_FILES',
};

/** What went wrong with one file of a listing, as an error of this package; others pass through. */
export function fileError(cause: unknown): unknown {
  if (!(cause instanceof SourceError)) return cause;
  return new ModelSigningError(CODES[cause.code], cause.message, { cause, details: cause.details });
}

/** The same for the model itself, which cannot be opened. */
export function modelError(cause: unknown): unknown {
  if (!(cause instanceof SourceError)) return cause;
  const code = cause.code === 'TOO_MANY' ? 'TOO_MANY_FILES' : 'MODEL_UNREADABLE';
  return new ModelSigningError(code, cause.message, {
    cause,
    details: { ...cause.details, reason: cause.code },
  });
}

import type { CodedError } from '@weighbridge/core';
import { adviceOf } from './advice.ts';
import { helpOf } from './codes.ts';

/** An error as an answer shows it. */
export interface ShownError {
  readonly code: string;
  /** Where in the work it arose; `input` before any of it. */
  readonly stage: string;
  readonly message: string;
  readonly details: Readonly<Record<string, unknown>>;
  readonly advice?: string;
}

/** The error with its stage and the advice of its code, whichever of our packages threw it. */
export async function shownError(error: CodedError<string>): Promise<ShownError> {
  const known = await helpOf(error.code);
  const stage = (error as { readonly stage?: unknown }).stage;
  return {
    code: error.code,
    stage: typeof stage === 'string' ? stage : (known?.stage ?? 'input'),
    message: error.message,
    details: error.details,
    ...(known === undefined ? {} : { advice: adviceOf(error.code, known.advice) }),
  };
}

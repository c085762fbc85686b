import { CodedError } from '@weighbridge/core';
import type { Stage } from './codes/code.ts';
import { codes } from './codes/index.ts';

/** See `codes` and the README's table for when each is thrown and what to do. */
export type ModelSigningErrorCode = keyof typeof codes;

/**
 * A model, bundle or attestation that does not verify, or a signing that failed. When this is thrown nothing
 * counts as verified, whatever was checked before.
 */
export class ModelSigningError extends CodedError<ModelSigningErrorCode> {
  /** The stage at which it arose. */
  readonly stage: Stage;

  constructor(
    code: ModelSigningErrorCode,
    message: string,
    options: ErrorOptions & { readonly details?: Readonly<Record<string, unknown>> } = {},
  ) {
    super(code, message, options);
    this.stage = codes[code].stage;
  }
}

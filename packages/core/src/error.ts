/**
 * Base of every error this project throws.
 *
 * Callers branch on `code`, never on `message` and never on `instanceof`: codes are API, messages are prose, and two
 * copies of this package may meet in one process.
 * `details` holds JSON-safe facts that a report may print, and never secrets.
 */
export abstract class CodedError<Code extends string = string> extends Error {
  /** What went wrong, as a literal that callers branch on. It is part of the API. */
  readonly code: Code;
  /** JSON-safe facts for a report: offsets, names, limits. Never secrets. */
  readonly details: Readonly<Record<string, unknown>>;

  constructor(
    code: Code,
    message: string,
    options: ErrorOptions & { readonly details?: Readonly<Record<string, unknown>> } = {},
  ) {
    super(message, options);
    this.name = new.target.name;
    this.code = code;
    this.details = options.details ?? {};
  }
}

/** Whether `error` carries the given code, whichever copy of this package threw it. */
export function hasCode<Code extends string>(
  error: unknown,
  code: Code,
): error is Error & { readonly code: Code; readonly details: Readonly<Record<string, unknown>> } {
  return error instanceof Error && (error as { code?: unknown }).code === code;
}

/**
 * `NOT_JSON`: a value that JSON cannot represent. `BAD_DIGEST`: not `<algorithm>:<hex>`. `BAD_MODEL_REF`: not a package
 * URL or a plain name. `BAD_TIME`: not an ISO 8601 UTC instant.
 */
export type CoreErrorCode = 'NOT_JSON' | 'BAD_DIGEST' | 'BAD_MODEL_REF' | 'BAD_TIME';

/** An argument that the vocabulary of this package cannot express. */
export class CoreError extends CodedError<CoreErrorCode> {}

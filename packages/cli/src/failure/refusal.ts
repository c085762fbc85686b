import type { CodedError } from '@weighbridge/core';
import { EXIT } from '../exit.ts';
import type { ExitCode } from '../exit.ts';

/** Codes for an input that cannot be read, not for a model that does not verify. */
const UNREADABLE: ReadonlySet<string> = new Set([
  'MODEL_UNREADABLE',
  'FILE_UNREADABLE',
  'TRUST_INVALID',
  'TRUSTED_ROOT_INVALID',
  'TRUSTED_ROOT_REFRESH',
  'PRIVATE_KEY_INVALID',
  'IDENTITY_TOKEN_MISSING',
  'IDENTITY_TOKEN_INVALID',
  'ATTESTATION_FILE',
]);

/** Codes for a statement that is too old to rely on: genuine, but no longer an answer. */
const OUTLIVED: ReadonlySet<string> = new Set(['ATTESTATION_TIME']);

/** The exit code of an error that says that something does not verify; undefined where it cannot be read. */
export async function refusalOf(error: CodedError<string>): Promise<ExitCode | undefined> {
  const { StatementError, statementCodes } = await import('@weighbridge/weigh');
  if (error instanceof StatementError) return EXIT[statementCodes[error.code].conclusion];
  if (OUTLIVED.has(error.code)) return EXIT.undecided;
  return 'stage' in error && !UNREADABLE.has(error.code) ? EXIT.refused : undefined;
}

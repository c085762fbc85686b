import type { CodedError } from '@weighbridge/core';
import { EXIT } from '../exit.ts';
import type { ExitCode } from '../exit.ts';

/** Codes that say of an input that it cannot be read, not of a model that it does not verify. */
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

/** Codes that say that a statement is too old to rely on: genuine, and no longer an answer. */
const OUTLIVED: ReadonlySet<string> = new Set(['ATTESTATION_TIME']);

/** The exit code of an error that says that something does not stand; undefined: it cannot be read. */
export async function refusalOf(error: CodedError<string>): Promise<ExitCode | undefined> {
  const { StatementError, statementCodes } = await import('@weighbridge/weigh');
  if (error instanceof StatementError) return EXIT[statementCodes[error.code].conclusion];
  if (OUTLIVED.has(error.code)) return EXIT.undecided;
  return 'stage' in error && !UNREADABLE.has(error.code) ? EXIT.refused : undefined;
}

import { CodedError } from '@weighbridge/core';
import { CliError } from '../error.ts';
import { EXIT } from '../exit.ts';
import type { ExitCode } from '../exit.ts';
import type { Io } from '../io.ts';
import type { AnswerOptions } from '../output/options.ts';
import { remark } from '../output/remark.ts';
import { tell } from '../output/tell.ts';
import { failureTelling, shownError } from './failure.ts';
import type { Failure } from './failure.ts';

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

/** How a command words its failure. */
export type Wording = Omit<Failure, 'error'> & {
  /** What an interruption left behind, for instance `nothing was written`. */
  readonly interrupted: string;
};

/**
 * Does the work, and answers for it when it throws: a refusal is told as the command's result, with
 * exit code 1; what cannot be read or used goes on to be told in one sentence, with exit code 3, after
 * programs got it as JSON.
 */
export async function guarded(
  io: Io,
  options: AnswerOptions,
  wording: Wording,
  work: () => Promise<ExitCode>,
): Promise<ExitCode> {
  try {
    return await work();
  } catch (error) {
    if (io.signal.aborted) {
      await remark(io, `Interrupted: ${wording.interrupted}.`);
      return EXIT.interrupted;
    }
    if (!(error instanceof CodedError)) throw asUsage(error);
    return answerFor(error as CodedError<string>, io, options, wording);
  }
}

/** Where the members of a policy stand on the command line. */
const FLAGS: readonly (readonly [member: string, flag: string])[] = [
  ['policy.subjects', '--subject'],
  ['policy.provenance.source.commit', '--source-commit'],
  ['policy.provenance.source', '--source'],
  ['policy.summary.policy.digest', '--policy-digest'],
  ['policy.verificationResult.policy.digest', '--policy-digest'],
];

/** What the library refuses of a policy was typed on the command line: the sentence names the flag. */
function asUsage(error: unknown): unknown {
  if (!(error instanceof RangeError)) return error;
  const known = FLAGS.find(([member]) => error.message.startsWith(member));
  if (known === undefined) return error;
  const [member, flag] = known;
  const sentence = `Correct ${flag}:${error.message.slice(member.length)}.`;
  return new CliError('BAD_USAGE', sentence, { cause: error });
}

async function answerFor(
  error: CodedError<string>,
  io: Io,
  options: AnswerOptions,
  wording: Wording,
): Promise<ExitCode> {
  const shown = await shownError(error);
  const refusal = await refusalOf(error);
  if (refusal !== undefined || options.format === 'json') {
    await tell(io, failureTelling({ ...wording, error: shown }), options);
  }
  if (refusal !== undefined) return refusal;
  if (shown.advice === undefined) throw error;
  await remark(io, `${shown.advice.replace(/\.$/, '')}: ${error.message} (${error.code})`);
  return EXIT.usage;
}

/** Codes that say that a statement is too old to rely on: genuine, and no longer an answer. */
const OUTLIVED: ReadonlySet<string> = new Set(['ATTESTATION_TIME']);

/** The exit code of an error that says that something does not stand; undefined: it cannot be read. */
async function refusalOf(error: CodedError<string>): Promise<ExitCode | undefined> {
  const { StatementError, statementCodes } = await import('@weighbridge/weigh');
  if (error instanceof StatementError) return EXIT[statementCodes[error.code].conclusion];
  if (OUTLIVED.has(error.code)) return EXIT.undecided;
  return 'stage' in error && !UNREADABLE.has(error.code) ? EXIT.refused : undefined;
}

import { CodedError } from '@weighbridge/core';
import { EXIT, underStrict } from '../exit.ts';
import type { ExitCode } from '../exit.ts';
import type { Io } from '../io.ts';
import type { OutputOptions } from '../output/options.ts';
import { remark } from '../output/remark.ts';
import { writeAnswer } from '../output/write-answer.ts';
import { asUsage } from './as-usage.ts';
import { failureAnswer } from './failure.ts';
import type { Failure } from './failure.ts';
import { refusalOf } from './refusal.ts';
import { shownError } from './shown-error.ts';

/** How a command describes its failure. */
export type Wording = Omit<Failure, 'error'> & {
  /** What an interruption left behind, for instance `nothing was written`. */
  readonly interrupted: string;
  /** Whether what cannot be decided is refused. Default false. */
  readonly strict?: boolean;
};

/**
 * Does the work and handles what it throws: a refusal becomes the command's result, with exit code 1; what
 * cannot be read or used is printed as one sentence, with exit code 3, after it is written as JSON for
 * programs.
 */
export async function guarded(
  io: Io,
  options: OutputOptions,
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

async function answerFor(
  error: CodedError<string>,
  io: Io,
  options: OutputOptions,
  wording: Wording,
): Promise<ExitCode> {
  const shown = await shownError(error);
  const refusal = await refusalOf(error);
  const code = underStrict(refusal ?? EXIT.usage, wording.strict);
  if (refusal !== undefined || options.format === 'json') {
    await writeAnswer(io, await failureAnswer({ ...wording, error: shown }, code), options);
  }
  if (refusal !== undefined) return code;
  if (shown.advice === undefined) throw error;
  await remark(io, `${shown.advice.replace(/\.$/, '')}: ${error.message} (${error.code})`);
  return code;
}

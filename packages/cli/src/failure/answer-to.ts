import { escapeForDisplay, hasCode } from '@weighbridge/core';
import { CliError } from '../error.ts';
import { EXIT } from '../exit.ts';
import type { ExitCode } from '../exit.ts';
import type { Io } from '../io.ts';
import { remark } from '../output/remark.ts';
import { adviceOf } from './advice.ts';

/** Reports on stderr what went wrong and what to do, in one sentence, and returns the exit code. */
export async function answerTo(error: unknown, io: Io): Promise<ExitCode> {
  if (io.signal.aborted) {
    await remark(io, 'Interrupted: run again to go on; what was hashed so far is kept.');
    return EXIT.interrupted;
  }
  await remark(io, await sentenceOf(error));
  if (io.env['WEIGHBRIDGE_DEBUG'] !== undefined && error instanceof Error) {
    await io.stderr.write(`${escapeForDisplay(stackOf(error), { keepLines: true })}\n`);
  }
  return EXIT.usage;
}

/** What to do about the errors of the libraries, whose messages say only what went wrong. */
const ADVICE: readonly (readonly [code: string, advice: string])[] = [
  ['NOT_FOUND', 'Check the path'],
  ['NOT_A_FILE', 'Give the folder that holds the model'],
  ['UNREADABLE', 'Check who may read it'],
  ['CHANGED', 'Wait until nothing writes to the model, then run again'],
  ['TOO_MANY', 'Give a folder that holds one model only, or raise --max-files'],
  ['MIXED_SUBJECTS', 'Give --previous the last answer about this same model'],
  ['FUTURE_INPUT', 'Check the clock and --now, and give --previous an earlier answer'],
  ['BAD_MODEL_REF', 'Give --model a package URL or a plain name'],
];

async function sentenceOf(error: unknown): Promise<string> {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof CliError) return message;
  const advice = ADVICE.find(([code]) => hasCode(error, code))?.[1];
  if (advice !== undefined) return `${advice}: ${message}`;
  const coded = await codedSentence(error, message);
  if (coded !== undefined) return coded;
  if (typeof (error as { readonly code?: unknown } | null)?.code === 'string') return message;
  return `Set WEIGHBRIDGE_DEBUG=1 and report what it shows: ${message}`;
}

/** The sentence for an error of signing, whose codes carry their own advice. */
async function codedSentence(error: unknown, message: string): Promise<string | undefined> {
  if (!(error instanceof Error) || !('stage' in error) || !('code' in error)) return undefined;
  const { helpOf } = await import('./codes.ts');
  const known = await helpOf(String(error.code));
  if (known === undefined) return undefined;
  return `${adviceOf(known.id, known.advice).replace(/\.$/, '')}: ${message} (${known.id})`;
}

function stackOf(error: Error): string {
  const cause = error.cause instanceof Error ? `\ncaused by ${stackOf(error.cause)}` : '';
  return `${error.stack ?? error.message}${cause}`;
}

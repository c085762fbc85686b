import { escapeForDisplay, hasCode } from '@weighbridge/core';
import { CommanderError } from 'commander';
import { CliError } from './error.ts';
import { EXIT } from './exit.ts';
import type { ExitCode } from './exit.ts';
import type { Io } from './io.ts';
import { buildProgram } from './program.ts';
import { remark } from './remark.ts';

/**
 * Runs the program with the given arguments (without interpreter and script) and returns its exit code.
 *
 * Never rejects and never ends the process. All that it knows of the world is in `io`.
 */
export async function run(argv: readonly string[], io: Io): Promise<ExitCode> {
  let code: ExitCode = EXIT.ok;
  const pending: Promise<void>[] = [];
  const program = buildProgram(io, {
    write: (sink, text) => void pending.push(sink.write(text)),
    done: (answer) => void (code = answer),
  });
  try {
    await program.parseAsync([...argv], { from: 'user' });
  } catch (error) {
    code = await answerTo(error, io);
  }
  await Promise.all(pending);
  return code;
}

async function answerTo(error: unknown, io: Io): Promise<ExitCode> {
  if (error instanceof CommanderError) {
    // Help and version have been written; so has the sentence about bad usage.
    return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  }
  if (io.signal.aborted) {
    await remark(io, 'interrupted; digests finished so far are kept, run again to go on.');
    return EXIT.interrupted;
  }
  await remark(io, sentenceOf(error));
  if (io.env['WEIGHBRIDGE_DEBUG'] !== undefined && error instanceof Error) {
    await io.stderr.write(`${escapeForDisplay(stackOf(error), { keepLines: true })}\n`);
  }
  return EXIT.usage;
}

const ADVICE: readonly (readonly [code: string, advice: string])[] = [
  ['NOT_FOUND', 'Check the path'],
  ['NOT_A_FILE', 'Give the folder that holds the model'],
  ['UNREADABLE', 'Check who may read it'],
  ['CHANGED', 'Wait until nothing writes to the model and run again'],
  ['TOO_MANY', 'Weigh a folder that holds one model only'],
  ['BAD_MODEL_REF', 'Give --model a package URL or a plain name'],
];

/** One sentence that says what to do. */
function sentenceOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof CliError) return message;
  const advice = ADVICE.find(([code]) => hasCode(error, code))?.[1];
  if (advice !== undefined) return `${advice}: ${message}`;
  if (typeof (error as { code?: unknown }).code === 'string') return message;
  return `Set WEIGHBRIDGE_DEBUG=1 and report what it shows: ${message}`;
}

function stackOf(error: Error): string {
  const cause = error.cause instanceof Error ? `\ncaused by ${stackOf(error.cause)}` : '';
  return `${error.stack ?? error.message}${cause}`;
}

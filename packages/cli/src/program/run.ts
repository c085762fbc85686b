import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { CommanderError } from 'commander';
import type { CommandNode } from '../command.ts';
import { EXIT } from '../exit.ts';
import type { ExitCode } from '../exit.ts';
import type { Io } from '../io.ts';
import { buildProgram } from './build.ts';
import { redirectFor, withoutLogLevel, writtenOut } from './fallback.ts';
import { flagsOf, withDashes } from './spelling.ts';

/** Runs the program that these commands make, and returns its exit code; see `run`. */
export async function runCommands(
  commands: readonly CommandNode[],
  argv: readonly string[],
  io: Io,
): Promise<ExitCode> {
  let code: ExitCode = EXIT.ok;
  const help: string[] = [];
  const complaints: string[] = [];
  const program = buildProgram(commands, io, {
    help: (text) => void help.push(text),
    complain: (text) => void complaints.push(text),
    done: (answer) => void (code = answer),
  });
  const typed = withoutLogLevel(argv);
  const sentence = redirectFor(typed, commands);
  if (sentence !== undefined) {
    await complain(`weighbridge: ${sentence}\n`, io);
    return EXIT.usage;
  }
  try {
    const isThere = (path: string): boolean => existsSync(resolve(io.cwd, path));
    const written = writtenOut(typed, commands, isThere);
    await program.parseAsync([...withDashes(written, flagsOf(program))], { from: 'user' });
  } catch (error) {
    code = error instanceof CommanderError ? usageCode(error) : await answer(error, io);
  }
  if (help.length > 0) {
    try {
      await io.stdout.write(help.join(''));
    } catch (error) {
      return answer(error, io);
    }
  }
  if (complaints.length > 0) await complain(complaints.join(''), io);
  return code;
}

/** Help and version are answers; everything else that the parser throws is a complaint about usage. */
function usageCode(error: CommanderError): ExitCode {
  return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
}

async function answer(error: unknown, io: Io): Promise<ExitCode> {
  const { answerTo } = await import('../failure/answer-to.ts');
  return answerTo(error, io);
}

/** The parser's message, which quotes what was typed. */
async function complain(text: string, io: Io): Promise<void> {
  const { escapeForDisplay } = await import('@weighbridge/core');
  await io.stderr.write(escapeForDisplay(text, { keepLines: true }));
}

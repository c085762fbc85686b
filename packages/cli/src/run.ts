import { commands } from './commands/index.ts';
import type { ExitCode } from './exit.ts';
import type { Io } from './io.ts';
import { runCommands } from './program/run.ts';

/**
 * Runs the program with the given arguments (without interpreter and script) and returns its exit code.
 *
 * Never rejects and never ends the process. Everything that it knows about its environment is in `io`. Help
 * loads neither the libraries nor the vocabulary: what is not needed is not read.
 */
export async function run(argv: readonly string[], io: Io): Promise<ExitCode> {
  return runCommands(commands, argv, io);
}

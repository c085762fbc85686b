import type { Command as Commander } from 'commander';
import type { ExitCode } from './exit.ts';
import type { Io } from './io.ts';

/** One command of the program. Its `run` loads what it needs when it is called, not before. */
export interface CliCommand<Options extends object = object> {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** Whole command lines, each with what it is for. */
  readonly examples: readonly (readonly [line: string, purpose: string])[];
  /** Adds arguments and options to the parser. */
  configure(parser: Commander): void;
  run(argument: string | undefined, options: Options, io: Io): Promise<ExitCode>;
}

/** A command as the registry holds it, its own option type forgotten. */
export interface RegisteredCommand {
  readonly name: string;
  readonly summary: string;
  readonly examples: CliCommand['examples'];
  configure(parser: Commander): void;
  run(argument: string | undefined, options: object, io: Io): Promise<ExitCode>;
}

/**
 * A command for the registry.
 *
 * `Options` is what the parser makes of the options that `configure` adds; the compiler cannot check
 * that they agree, so every command has a test that gives it all of them.
 */
export function defineCommand<Options extends object>(
  command: CliCommand<Options>,
): RegisteredCommand {
  return {
    ...command,
    configure: (parser) => command.configure(parser),
    run: (argument, options, io) => command.run(argument, options as Options, io),
  };
}

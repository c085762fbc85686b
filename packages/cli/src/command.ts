import type { Command as Commander } from 'commander';
import type { ExitCode } from './exit.ts';
import type { Io } from './io.ts';

/** One command of the program. Its `run` loads what it needs when it is called, not before. */
export interface CliCommand<Options extends object = object> {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** Whole command lines, each with what it is for. */
  readonly examples: readonly Example[];
  /** Adds arguments and options to the parser. */
  configure(parser: Commander): void;
  run(argument: string | undefined, options: Options, io: Io): Promise<ExitCode>;
}

/** A whole command line, and what it is for. */
export type Example = readonly [line: string, purpose: string];

/** A command as the registry holds it, its own option type forgotten. */
export interface RegisteredCommand {
  readonly name: string;
  readonly summary: string;
  readonly examples: readonly Example[];
  configure(parser: Commander): void;
  run(argument: string | undefined, options: object, io: Io): Promise<ExitCode>;
}

/** Commands below one word, as in `weighbridge sign key`. */
export interface CommandGroup {
  readonly name: string;
  readonly summary: string;
  readonly examples: readonly Example[];
  /** The registry of this level, in the order that help shows. */
  readonly commands: readonly CommandNode[];
  /** The command that is meant when none of them is named: `sign ./model` is `sign sigstore ./model`. */
  readonly fallback?: string;
  /** Lines below the help of the group: what people who come from another program must know. */
  readonly notes?: readonly string[];
  /** What other programs offer here and this one does elsewhere: the word, and a sentence that says where. */
  readonly elsewhere?: Readonly<Record<string, string>>;
}

/** What a registry holds: a command, or more of them below one word. */
export type CommandNode = RegisteredCommand | CommandGroup;

/** Whether the node has commands below it. */
export function isGroup(node: CommandNode): node is CommandGroup {
  return 'commands' in node;
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

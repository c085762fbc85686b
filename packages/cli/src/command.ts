import type { Command as Commander } from 'commander';
import type { ExitCode } from './exit.ts';
import type { Io } from './io.ts';

/** A whole command line, and what it is for. */
export type Example = readonly [line: string, purpose: string];

/**
 * A positional argument: its form as help shows it, and what it is. Angle brackets mark a required argument,
 * square brackets an optional one; dots after the name of the last one mean that it can repeat.
 */
export type Argument = readonly [form: `<${string}>` | `[${string}]`, summary: string];

/** What help shows of a command besides its options. */
export interface CommandPage {
  /** One line for the list of commands. */
  readonly summary: string;
  /** In the order in which they are typed. */
  readonly arguments: readonly Argument[];
  /** Whole command lines, each with what it is for. */
  readonly examples: readonly Example[];
}

/** One command of the program. Its `run` loads what it needs when it is called, not before. */
export interface CliCommand<Options extends object = object> extends CommandPage {
  readonly name: string;
  /** Adds options to the parser. */
  configure(parser: Commander): void;
  /** `given`: the positional arguments as typed, as many as the command takes. */
  run(given: readonly string[], options: Options, io: Io): Promise<ExitCode>;
}

/** A command as the registry holds it, its own option type forgotten. */
export interface RegisteredCommand extends CommandPage {
  readonly name: string;
  configure(parser: Commander): void;
  run(given: readonly string[], options: object, io: Io): Promise<ExitCode>;
}

/** What help shows of a group. */
export interface GroupPage {
  readonly summary: string;
  readonly examples: readonly Example[];
  /** Lines below the help of the group: what users of another program must know. */
  readonly notes?: readonly string[];
  /**
   * Commands that other programs have here and this one does not: the word, and a sentence that names the
   * replacement.
   */
  readonly redirects?: Readonly<Record<string, string>>;
}

/** Commands below one word, as in `weighbridge sign key`. */
export interface CommandGroup extends GroupPage {
  readonly name: string;
  /** The registry of this level, in the order that help shows. */
  readonly commands: readonly CommandNode[];
  /** The default command where none is named: `sign ./model` is `sign sigstore ./model`. */
  readonly fallback?: string;
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
    run: (given, options, io) => command.run(given, options as Options, io),
  };
}

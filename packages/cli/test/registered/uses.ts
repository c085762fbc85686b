import type { ExitCode } from '../../src/exit.ts';

/** One command line without the name of the program, how it answers, and words of what it says there. */
export type Use = readonly [line: string, code: ExitCode, says: RegExp];

/** How one command is used, in a folder with models and keys: together the lines have all of its options. */
export interface CommandUses {
  /** The words that lead to it, and with a hyphen between them the name of the file that this is written in. */
  readonly command: string;
  /** What the lines need beside Node. */
  readonly needs?: 'openssl';
  /** Lines that make what the others read. */
  readonly before?: readonly string[];
  /** Flags that all commands have, and this one has nothing to do for. */
  readonly idle?: readonly string[];
  readonly lines: readonly Use[];
}

/** Types how one command is used; returns it unchanged. */
export function defineUses(uses: CommandUses): CommandUses {
  return uses;
}

/** The file of a command. */
export function fileOf(command: string): string {
  return `test/uses/${command.replaceAll(' ', '-')}.ts`;
}

import type { ExitCode } from '../../src/exit.ts';

/** One command line without the name of the program, its exit code, and words of its answer. */
export type Use = readonly [line: string, code: ExitCode, says: RegExp];

/** How one command is used, in a folder with models and keys: together the lines give all of its options. */
export interface CommandUses {
  /** The words that lead to it; joined by hyphens they are the name of this file. */
  readonly command: string;
  /** What the lines need besides Node. */
  readonly needs?: 'openssl';
  /** Lines that make the files that the others read. */
  readonly before?: readonly string[];
  /** Flags that all commands have, and that need no work in this one. */
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

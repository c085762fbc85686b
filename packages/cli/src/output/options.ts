import { Option } from 'commander';
import type { Command } from 'commander';

/** How a result can be written. */
export type OutputFormat = 'pretty' | 'json' | 'sarif' | 'html' | 'markdown' | 'junit';

/** Options that every command has. */
export interface OutputOptions {
  readonly format: OutputFormat;
  readonly output?: string;
  readonly quiet?: true;
  readonly color: boolean;
}

/** Adds `--format`, `--output`, `--quiet` and `--no-color`. */
export function addOutputOptions(
  parser: Command,
  format: OutputFormat,
  choices: readonly OutputFormat[] = ['pretty', 'json', 'sarif'],
): Command {
  return parser
    .addOption(
      new Option('-f, --format <format>', 'how to write the result')
        .choices(choices)
        .default(format),
    )
    .option('-o, --output <file>', 'write the result to a file instead, in one step')
    .option('-q, --quiet', 'no progress and no remarks; errors are still shown')
    .option('--no-color', 'no colour, also on a terminal (as NO_COLOR)');
}

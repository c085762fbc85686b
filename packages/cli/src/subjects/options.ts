import { Option } from 'commander';
import type { Command } from 'commander';
import { repeatable } from '../program/flag.ts';

/** What a statement must be about. */
export interface SubjectOptions {
  readonly subject: readonly string[];
  readonly file: readonly string[];
  readonly signature?: string;
}

/** Adds `--subject`, `--file` and `--signature`. */
export function addSubjectOptions(parser: Command): Command {
  return parser
    .addOption(
      repeatable('--subject <digest>', 'what it must be about, such as sha256:… or gitCommit:…'),
    )
    .addOption(repeatable('--file <file>', 'the same, by a file whose SHA-256 it must name'))
    .addOption(
      new Option(
        '-s, --signature <file>',
        'the same, by a model’s signature: its payload and root are what it must name',
      ),
    );
}

import { Option } from 'commander';
import type { Command } from 'commander';
import { repeatable } from '../program/flag.ts';
import { allowRootOption, maxFilesOption } from './options.ts';

/** Which entries of a model a signature covers. */
export interface SelectionOptions {
  /** As typed: relative to the folder of the caller. */
  readonly ignorePaths: readonly string[];
  readonly ignoreGitPaths: boolean;
  readonly allowSymlinks?: true;
  readonly allowTwins?: true;
  readonly maxFiles?: number;
  readonly allowRoot: readonly string[];
}

/** Adds which entries of a model count. */
export function addSelection(parser: Command): void {
  parser
    .addOption(
      repeatable('--ignore-paths <path>', 'leave out this path of the model and all below'),
    )
    .addOption(new Option('--ignore-git-paths', 'leave out .git and its like').default(true))
    .addOption(new Option('--no-ignore-git-paths', 'count them'))
    .addOption(new Option('--allow-symlinks', 'read what links inside the model lead to'))
    .addOption(
      new Option(
        '--allow-twins',
        'accept names that differ in case or Unicode normal form alone: one file on Windows and macOS',
      ),
    )
    .addOption(maxFilesOption())
    .addOption(allowRootOption());
}

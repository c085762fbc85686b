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
      repeatable(
        '--ignore-paths <path>',
        'leave out this path of the model and everything below it',
      ),
    )
    .addOption(new Option('--ignore-git-paths', 'leave out .git and similar paths').default(true))
    .addOption(new Option('--no-ignore-git-paths', 'count them'))
    .addOption(
      new Option('--allow-symlinks', 'follow links inside the model and read their targets'),
    )
    .addOption(
      new Option(
        '--allow-twins',
        'accept names that differ only in case or Unicode normal form: one file on Windows and macOS',
      ),
    )
    .addOption(maxFilesOption())
    .addOption(allowRootOption());
}

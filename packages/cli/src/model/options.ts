import { Option } from 'commander';
import type { Command } from 'commander';
import { repeatable } from '../program/flag.ts';
import { nowOption } from '../program/now.ts';
import { wholeNumber } from '../program/values.ts';

/** Options of the commands that read a model. */
export interface ModelOptions {
  readonly hash: 'full' | 'none';
  /** A path, `false` for none, absent for the usual place. */
  readonly cache?: string | false;
  readonly allowRoot: readonly string[];
  readonly maxFiles?: number;
  readonly now?: Date;
}

/** Adds `--hash`, `--cache`, `--no-cache`, `--allow-root` and `--now`. */
export function addModelOptions(parser: Command): Command {
  return parser
    .addOption(
      new Option('--hash <mode>', 'full: hash every file; none: read only headers')
        .choices(['full', 'none'])
        .default('full'),
    )
    .option('--cache <file>', 'where digests of unchanged files are kept between runs')
    .option('--no-cache', 'neither keep nor trust digests')
    .addOption(allowRootOption())
    .addOption(maxFilesOption())
    .addOption(nowOption());
}

/** `--allow-root`. */
export function allowRootOption(): Option {
  return repeatable(
    '--allow-root <folder>',
    'another folder that links inside the model may point into',
  );
}

/** `--max-files`. */
export function maxFilesOption(): Option {
  return new Option(
    '--max-files <count>',
    'maximum number of entries in the model, folders included (default: 250000)',
  ).argParser(wholeNumber('entries'));
}

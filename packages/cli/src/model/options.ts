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
      new Option('--hash <mode>', 'full: hash every file; none: read headers alone')
        .choices(['full', 'none'])
        .default('full'),
    )
    .option('--cache <file>', 'where digests of unchanged files are kept between runs')
    .option('--no-cache', 'keep no digests and trust none')
    .addOption(allowRootOption())
    .addOption(maxFilesOption())
    .addOption(nowOption());
}

/** `--allow-root`. */
export function allowRootOption(): Option {
  return repeatable(
    '--allow-root <folder>',
    'a further folder that links inside the model may lead into',
  );
}

/** `--max-files`. */
export function maxFilesOption(): Option {
  return new Option(
    '--max-files <count>',
    'entries of the model at most, folders counted (default: 250000)',
  ).argParser(wholeNumber('entries'));
}

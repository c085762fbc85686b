import { InvalidArgumentError, Option } from 'commander';
import type { Command } from 'commander';
import { repeatable } from './program/flag.ts';

/** How a result can be written. */
export type OutputFormat = 'pretty' | 'json' | 'sarif' | 'html' | 'markdown' | 'junit';

/** Options that every command has. */
export interface OutputOptions {
  readonly format: OutputFormat;
  readonly output?: string;
  readonly quiet?: true;
  readonly color: boolean;
}

/** Options of the commands that read a model. */
export interface ModelOptions {
  readonly hash: 'full' | 'none';
  /** A path, `false` for none, absent for the usual place. */
  readonly cache?: string | false;
  readonly allowRoot: readonly string[];
  readonly maxFiles?: number;
  readonly now?: Date;
}

/** Output options of the commands whose answers are not findings. */
export interface AnswerOptions extends Omit<OutputOptions, 'format'> {
  readonly format: 'pretty' | 'json';
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
    .option('-q, --quiet', 'no progress and no remarks; errors are still told')
    .option('--no-color', 'no colour, also on a terminal (as NO_COLOR)');
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

/** Reads a whole number from 1; `what` says what is counted. */
export function wholeNumber(what: string): (text: string) => number {
  return (text) => {
    if (!/^\d{1,15}$/.test(text) || Number(text) < 1) {
      throw new InvalidArgumentError(`It must be a whole number of ${what}, at least 1.`);
    }
    return Number(text);
  };
}

/** `--now`. */
export function nowOption(): Option {
  return new Option(
    '--now <instant>',
    'the time to judge at, for instance 2026-11-23T12:00:00Z',
  ).argParser(instant);
}

/** `--strict`. */
export function strictOption(): Option {
  return new Option(
    '--strict',
    'exit code 1 for all but a plain admission: also for conditions and what cannot be decided',
  );
}

/** Adds `--policy`. */
export function addPolicyOption(parser: Command, fallback: string | undefined): Command {
  const option = new Option('-p, --policy <policy>', 'default, prod, or a YAML policy file');
  return parser.addOption(fallback === undefined ? option : option.default(fallback));
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?Z$/;

function instant(text: string): Date {
  const date = new Date(INSTANT.test(text) ? text : Number.NaN);
  if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== text.slice(0, 10)) {
    throw new InvalidArgumentError('It must be an instant in UTC such as 2026-11-23T12:00:00Z.');
  }
  return date;
}

import { Option } from 'commander';
import type { Command } from 'commander';
import { failOnOption } from '../commands/verify/fail-on.ts';
import type { FailOnOptions } from '../commands/verify/fail-on.ts';
import {
  addOutputOptions,
  allowRootOption,
  maxFilesOption,
  nowOption,
  wholeNumber,
} from '../options.ts';
import type { AnswerOptions } from '../options.ts';
import { repeatable } from '../program/flag.ts';

/** Options of every command that reads a model to sign or verify it. */
export interface SignedModelOptions extends AnswerOptions {
  readonly signature: string;
  /** As typed: relative to the folder of the caller. */
  readonly ignorePaths: readonly string[];
  readonly ignoreGitPaths: boolean;
  readonly allowSymlinks?: true;
  readonly allowTwins?: true;
  readonly maxFiles?: number;
  readonly allowRoot: readonly string[];
  /** A path, `auto`, or `true` and `false` as the parser has it without and with `--no-cache`. */
  readonly cache?: string | boolean;
}

/** Options of `sign`, whatever the method. */
export interface SignOptions extends SignedModelOptions {
  readonly method: 'files' | 'shards';
  readonly hash: 'sha256' | 'blake2b' | 'blake3';
  readonly shardSize?: number;
  readonly force?: true;
}

/** Options of `verify`, whatever the method. */
export interface VerifyOptions extends SignedModelOptions, FailOnOptions {
  readonly ignoreUnsignedFiles: boolean;
  readonly only: readonly string[];
  readonly now?: Date;
}

/** How files are hashed: options of `sign` and `digest`. */
export function addHashOptions(parser: Command): Command {
  return parser
    .addOption(
      new Option('--method <method>', 'list files whole, or parts of them')
        .choices(['files', 'shards'])
        .default('files'),
    )
    .addOption(
      new Option('--hash <algorithm>', 'digest of each file or part')
        .choices(['sha256', 'blake2b', 'blake3'])
        .default('sha256'),
    )
    .addOption(
      new Option(
        '--shard-size <bytes>',
        'bytes of a part, with --method shards (default: 1000000000)',
      ).argParser(wholeNumber('bytes')),
    );
}

/** Adds the options that `sign` has with every method. */
export function addSignOptions(parser: Command): Command {
  parser.argument('<model>', 'the folder or the single file to sign');
  parser.addOption(
    new Option(
      '-s, --signature <file>',
      'where to write the signature; an older signature there is replaced in one step',
    ).default('model.sig'),
  );
  parser.option('--force', 'replace a file there that is no signature, too');
  addSelection(parser);
  addHashOptions(parser);
  return addReading(parser);
}

/** Adds the options that `verify` has with every method. */
export function addVerifyOptions(parser: Command): Command {
  parser.argument('<model>', 'the folder or the single file to verify');
  parser.addOption(new Option('-s, --signature <file>', 'the signature').default('model.sig'));
  addSelection(parser);
  parser
    .addOption(
      new Option(
        '--ignore-unsigned-files',
        'accept files that are not signed, and list them',
      ).default(false, 'refuse them'),
    )
    .addOption(new Option('--no-ignore-unsigned-files', 'refuse them').hideHelp())
    .addOption(
      repeatable(
        '--only <path>',
        'compare this file of the model alone, for a loader of no others',
      ),
    )
    .addOption(failOnOption())
    .addOption(nowOption());
  return addReading(parser);
}

/** Which entries of a model count. */
function addSelection(parser: Command): void {
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

function addReading(parser: Command): Command {
  parser
    .option(
      '--cache <file>',
      'believe digests kept here of files that have not changed since; auto: the file that weigh keeps (default: read every byte)',
    )
    .option('--no-cache', 'read every byte');
  return addAnswerOptions(parser);
}

/** The options as the reading of a model takes them: without `--cache` nothing is believed. */
export function readingOf<T extends { readonly cache?: string | boolean }>(
  options: T,
): T & { readonly cache?: string | false } {
  const { cache } = options;
  if (cache === 'auto') {
    const { cache: _, ...rest } = options;
    return rest as T & { readonly cache?: string | false };
  }
  return { ...options, cache: typeof cache === 'string' ? cache : false };
}

/** Options of `digest`. */
export interface DigestOptions extends AnswerOptions {
  readonly method: 'files' | 'shards';
  readonly hash: 'sha256' | 'blake2b' | 'blake3';
  readonly shardSize?: number;
  readonly signature?: string;
  readonly ignorePaths: readonly string[];
  readonly ignoreGitPaths: boolean;
  readonly allowSymlinks?: true;
  readonly allowTwins?: true;
  readonly maxFiles?: number;
  readonly allowRoot: readonly string[];
  readonly cache?: string | boolean;
}

/** Adds the options of `digest`. */
export function addDigestOptions(parser: Command): Command {
  parser.argument('<model>', 'the folder or the single file');
  addHashOptions(parser);
  parser.addOption(
    new Option(
      '-s, --signature <file>',
      'the signature, which is never part of it (default: model.sig inside the model)',
    ),
  );
  addSelection(parser);
  return addReading(parser);
}

/** Adds the output options of an answer that is not a list of findings. */
export function addAnswerOptions(parser: Command): Command {
  return addOutputOptions(parser, 'pretty', ['pretty', 'json']);
}

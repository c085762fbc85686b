import type { Command } from 'commander';

/** Whether digests in a cache are believed where a signature is at stake. */
export interface BelievingOptions {
  /** A path, `auto`, or `true` and `false` as the parser has it without and with `--no-cache`. */
  readonly cache?: string | boolean;
}

/** Adds `--cache` and `--no-cache` of the commands that believe nothing unless told. */
export function addBelieving(parser: Command): Command {
  return parser
    .option(
      '--cache <file>',
      'believe digests kept here of files that have not changed since; auto: the file that weigh keeps (default: read every byte)',
    )
    .option('--no-cache', 'read every byte');
}

/** The options as the reading of a model takes them: without `--cache` nothing is believed. */
export function readingOf<T extends BelievingOptions>(
  options: T,
): T & { readonly cache?: string | false } {
  const { cache } = options;
  if (cache === 'auto') {
    const { cache: _, ...rest } = options;
    return rest as T & { readonly cache?: string | false };
  }
  return { ...options, cache: typeof cache === 'string' ? cache : false };
}

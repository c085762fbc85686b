import type { Command } from 'commander';

/** Whether digests in a cache are believed where a signature is at stake. */
export interface BelievingOptions {
  /** A path, `auto`, or the parser's `true` without and `false` with `--no-cache`. */
  readonly cache?: string | boolean;
}

/** Adds `--cache` and `--no-cache` for the commands that believe no cache by default. */
export function addBelieving(parser: Command): Command {
  return parser
    .option(
      '--cache <file>',
      'believe the digests kept here for files that have not changed since; auto: the file that weigh keeps (default: read every byte)',
    )
    .option('--no-cache', 'read every byte');
}

/** The options in the form that reading a model takes: without `--cache` nothing is believed. */
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

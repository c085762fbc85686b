import { escapeForDisplay } from '@weighbridge/core';
import type { FolderSource } from '@weighbridge/core';
import type { OpenFolder } from '@weighbridge/core/node';
import { ModelSigningError } from '../error.ts';
import { ignoreRule } from './ignore.ts';
import type { IgnoreOptions } from './ignore.ts';
import { fileError } from './signing-error.ts';

/** What may change meanwhile. */
export interface SecondLookOptions extends IgnoreOptions {
  /** Paths that are never ignored: what is signed is always checked. */
  readonly signed?: ReadonlySet<string> | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Lists the model again after it was read, so that a file that was added or replaced meanwhile is not missed.
 * What is ignored may change: even a Git query writes into `.git`.
 * Cost: one listing. Sources that are not on disk are not listed again.
 *
 * @throws {ModelSigningError} FILE_CHANGED with the paths in its details
 */
export async function assertUnchanged(
  source: FolderSource,
  options: SecondLookOptions,
): Promise<void> {
  const { changedPaths } = source as Partial<OpenFolder>;
  if (changedPaths === undefined) return;
  const { signed, signal } = options;
  const isIgnored = ignoreRule(source, options);
  const changed = (await lookAgain(changedPaths, signal)).filter(
    (path) => signed?.has(path) === true || !isIgnored({ path, kind: 'file', sizeBytes: 0 }),
  );
  const [first] = changed;
  if (first === undefined) return;
  const more = changed.length > 1 ? ` and ${changed.length - 1} more` : '';
  throw new ModelSigningError(
    'FILE_CHANGED',
    `changed while the model was read: ${escapeForDisplay(first)}${more}`,
    { details: { paths: changed.slice(0, 100), count: changed.length } },
  );
}

async function lookAgain(
  changedPaths: OpenFolder['changedPaths'],
  signal: AbortSignal | undefined,
): Promise<readonly string[]> {
  try {
    return await changedPaths({ signal });
  } catch (cause) {
    throw fileError(cause);
  }
}

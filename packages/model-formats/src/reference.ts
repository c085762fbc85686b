import type { FolderEntry, FolderSource } from '@weighbridge/core';

/** The target of a reference from one file of a model to another. */
export type Resolved = { readonly path: string } | { readonly problem: string };

/**
 * The path, relative to the model's root, that a reference in the file `from` denotes.
 *
 * Only plain relative paths below the folder of `from` are accepted (CWE-22): no absolute path, drive, URL, backslash,
 * `..`, control character or empty segment, on whatever system it will be loaded.
 */
export function resolveReference(from: string, reference: string): Resolved {
  const problem = refuse(reference);
  if (problem !== undefined) return { problem };
  const folder = from.includes('/') ? from.slice(0, from.lastIndexOf('/') + 1) : '';
  return {
    path:
      folder +
      reference
        .split('/')
        .filter((segment) => segment !== '.')
        .join('/'),
  };
}

/** What makes a reference unusable, with the words for a message. */
const REFUSALS: readonly (readonly [problem: string, holds: (reference: string) => boolean])[] = [
  ['is empty', (reference) => reference === ''],
  ['is an absolute path', (reference) => reference.startsWith('/') || reference.startsWith('~')],
  ['has a backslash', (reference) => reference.includes('\\')],
  ['is a drive or a URL', (reference) => /^[a-z][a-z0-9+.-]*:/i.test(reference)],
  [
    'has a control character',
    // eslint-disable-next-line no-control-regex
    (reference) => /[\u0000-\u001f]/.test(reference) || !reference.isWellFormed(),
  ],
  ['leads up with ".."', (reference) => reference.split('/').includes('..')],
  ['has an empty segment', (reference) => reference.split('/').includes('')],
  ['names no file', (reference) => reference.split('/').every((segment) => segment === '.')],
];

function refuse(reference: string): string | undefined {
  return REFUSALS.find(([, holds]) => holds(reference))?.[0];
}

/** The entries of a folder by path; undefined without a folder. */
export async function listByPath(
  folder: FolderSource | undefined,
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, FolderEntry> | undefined> {
  if (folder === undefined) return undefined;
  const entries = await folder.list({ signal });
  return new Map(entries.map((entry) => [entry.path, entry]));
}

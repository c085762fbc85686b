import type { FolderEntry, FolderSource } from '@weighbridge/core';

/** Where a reference from one file of a model to another leads. */
export type Resolved = { readonly path: string } | { readonly problem: string };

/**
 * The path, relative to the model's root, that a reference inside the file `from` means.
 *
 * Only plain relative paths below the folder of `from` are taken (CWE-22): no absolute path, drive,
 * URL, backslash, `..`, control character or empty segment, on whatever system it will be loaded.
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

function refuse(reference: string): string | undefined {
  if (reference === '') return 'is empty';
  if (reference.startsWith('/') || reference.startsWith('~')) return 'is an absolute path';
  if (reference.includes('\\')) return 'has a backslash';
  if (/^[a-z][a-z0-9+.-]*:/i.test(reference)) return 'is a drive or a URL';
  if (/\p{Cc}/u.test(reference) || !reference.isWellFormed()) return 'has a control character';
  const segments = reference.split('/');
  if (segments.includes('..')) return 'leads up with ".."';
  if (segments.includes('') || segments.every((segment) => segment === '.'))
    return 'has an empty segment';
  return undefined;
}

/** The entries of a folder by path; undefined without a folder. */
export async function listByPath(
  folder: FolderSource | undefined,
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, FolderEntry> | undefined> {
  if (folder === undefined) return undefined;
  const entries = await folder.list(signal === undefined ? {} : { signal });
  return new Map(entries.map((entry) => [entry.path, entry]));
}

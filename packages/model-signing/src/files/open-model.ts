import { stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { SourceError, withDefaults } from '@weighbridge/core';
import type { FolderSource } from '@weighbridge/core';
import { locateFile, openFolder, openLocated } from '@weighbridge/core/node';
import type { LocatedFile, OpenFolder, OpenFolderOptions } from '@weighbridge/core/node';
import { modelError } from './signing-error.ts';

/** Default maximum number of entries in a folder, folders included. */
export const DEFAULT_MAX_ENTRIES = 250_000;

/** A model on disk: a folder, or one file without its surroundings. */
export interface OpenModel extends OpenFolder {
  /** Set for one file: the listing names only this file. */
  readonly singleFile?: true;
}

/**
 * Opens a model with untrusted contents: a folder, or one file as a folder with one entry.
 *
 * A link given as `path` is followed, because the caller named it; links inside are listed, and opened only
 * where they point to a regular file inside the folder or `allowedRoots`. `maxEntries` is 250,000 here.
 *
 * @throws {ModelSigningError} MODEL_UNREADABLE when there is no such folder or regular file
 * @throws {RangeError} when a limit is not a positive safe integer
 */
export async function openModel(path: string, options: OpenFolderOptions = {}): Promise<OpenModel> {
  try {
    if (await isFolder(path)) {
      return await openFolder(path, withDefaults({ maxEntries: DEFAULT_MAX_ENTRIES }, options));
    }
    return oneFile(resolve(path), await locateFile(path));
  } catch (cause) {
    throw modelError(cause);
  }
}

/** Whether the source declares itself to be one file. */
export function isSingleFile(source: FolderSource): boolean {
  return (source as Partial<OpenModel>).singleFile === true;
}

/** The source, opened when it is a path, with at most that many entries. */
export async function toSource(
  model: string | FolderSource,
  maxEntries = DEFAULT_MAX_ENTRIES,
): Promise<FolderSource> {
  return typeof model === 'string' ? openModel(model, { maxEntries }) : model;
}

async function isFolder(path: string): Promise<boolean> {
  const stats = await stat(path).catch(() => undefined);
  return stats?.isDirectory() === true;
}

/** A single-file model: its surroundings are ignored. */
function oneFile(path: string, located: LocatedFile): OpenModel {
  const name = basename(path);
  const locate = async (wanted: string): Promise<LocatedFile> => {
    if (wanted === name) return located;
    const error = new SourceError('NOT_FOUND', 'the model is one file with another name', {
      details: { path: wanted },
    });
    throw error;
  };
  return {
    name,
    path,
    singleFile: true,
    list: async () => [{ path: name, kind: 'file', sizeBytes: Number(located.identity.size) }],
    locate,
    open: async (wanted) => openLocated(await locate(wanted)),
    // All parts of a file are from one state of it: nothing else can change.
    changedPaths: async () => [],
  };
}

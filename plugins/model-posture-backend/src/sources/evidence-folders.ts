import { resolve } from 'node:path';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type { ModelSource } from '@weighbridge/backstage-plugin-model-posture-node';
import { hasCode } from '@weighbridge/core';
import type { FolderEntry, FolderSource } from '@weighbridge/core';
import type { StatementSource } from '@weighbridge/weigh';
import { folderSource } from './folder-source.ts';

/** Maximum number of statements read for one model, and maximum bytes of one of them (CWE-770). */
const MAX_FILES = 1_000;
const MAX_BYTES = 16 * 1024 * 1024;
/** Maximum bytes of all statements of one model. */
const MAX_TOTAL = 128 * 1024 * 1024;
/** How long one folder may take, ms. */
const TIMEOUT_MS = 60_000;

/** Reads the statements of evidence that others provide for a model. */
export type StatementReader = (model: {
  readonly entityRef: string;
  readonly location: string | null;
}) => Promise<readonly StatementSource[]>;

/**
 * A reader of `weighbridge.evidence`: in each folder the files `<source>/<model>/*.json`, as the annotation names the
 * model, or `<kind>/<namespace>/<name>/*.json` for an entity without one. Links are not followed, and nothing outside
 * a folder is read. An unreadable file is a warning in the log: its evidence is then missing.
 *
 * @throws {InputError} when an entry is not `{ type: folder, path }`
 */
export function openEvidenceFolders(config: Config, logger: LoggerService): StatementReader {
  const entries = config.getOptionalConfigArray('weighbridge.evidence') ?? [];
  const sources = entries.map((entry, i) => {
    const type = entry.getOptionalString('type');
    if (type !== 'folder') {
      throw new InputError(`weighbridge.evidence[${i}].type must be folder, got ${String(type)}`);
    }
    return folderSource(resolve(entry.getString('path')));
  });
  return async (model) => {
    const all: StatementSource[] = [];
    let left = { files: MAX_FILES, bytes: MAX_TOTAL };
    for (const source of sources) {
      try {
        const found = await readFolder(source, pathOf(model), left);
        for (const each of found) all.push(each);
        const bytes = found.reduce((sum, each) => sum + each.bytes.byteLength, 0);
        left = { files: left.files - found.length, bytes: left.bytes - bytes };
      } catch (error) {
        logger.warn(
          `Evidence handed in about ${model.entityRef} cannot be read`,
          error instanceof Error ? error : new Error(String(error)),
        );
      }
    }
    return all;
  };
}

function pathOf({ entityRef, location }: Parameters<StatementReader>[0]): string {
  if (location !== null) return location;
  const { kind, namespace, name } = parseEntityRef(entityRef);
  return [kind, namespace, name].join('/').toLowerCase();
}

async function readFolder(
  source: ModelSource,
  path: string,
  left: { readonly files: number; readonly bytes: number },
): Promise<readonly StatementSource[]> {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  const folder = await openIfThere(source, path, signal);
  if (folder === undefined) return [];
  const entries = (await folder.list({ signal })).filter(isStatement);
  const total = entries.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  if (entries.length > left.files) throw new RangeError(`it contains more than ${MAX_FILES} files`);
  if (total > left.bytes || entries.some(({ sizeBytes }) => sizeBytes > MAX_BYTES)) {
    throw new RangeError('a statement is too large, or all of them are');
  }
  const found: StatementSource[] = [];
  for (const { path: name, sizeBytes } of entries) {
    await using file = await folder.open(name);
    const bytes = await file.read(0, Math.min(file.sizeBytes, sizeBytes), { signal });
    found.push({ path: `${path}/${name}`, bytes });
  }
  return found;
}

/** A file directly in the folder; links are not followed. */
function isStatement({ path, kind, target }: FolderEntry): boolean {
  return kind === 'file' && target === undefined && !path.includes('/') && path.endsWith('.json');
}

/** The folder of one model, opened like any model source: never outside the root. */
async function openIfThere(
  source: ModelSource,
  path: string,
  signal: AbortSignal,
): Promise<FolderSource | undefined> {
  try {
    return await source.openModel(path, { signal });
  } catch (error) {
    if (hasCode(error, 'NOT_FOUND')) return undefined;
    throw error;
  }
}

import { lstat, opendir, readFile, realpath, stat } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type { StatementSource } from '@weighbridge/weigh';

/** Statements of one model that are read at most, and bytes of one of them (CWE-770). */
const MAX_FILES = 1_000;
const MAX_BYTES = 16 * 1024 * 1024;
/** Bytes of all statements of one model. */
const MAX_TOTAL = 128 * 1024 * 1024;

/** Reads the statements of evidence that others put down for a model. */
export type StatementReader = (model: {
  readonly entityRef: string;
  readonly location: string | null;
}) => Promise<readonly StatementSource[]>;

/**
 * A reader of `weighbridge.evidence`: of each folder the files `<source>/<model>/*.json`, as the annotation names the
 * model, or `<kind>/<namespace>/<name>/*.json` of an entity without one. Links are not followed, and nothing outside of
 * a folder is read. What cannot be read is a warning in the log: the evidence is then missing.
 *
 * @throws {InputError} when an entry is not `{ type: folder, path }`
 */
export function openEvidenceFolders(config: Config, logger: LoggerService): StatementReader {
  const entries = config.getOptionalConfigArray('weighbridge.evidence') ?? [];
  const roots = entries.map((entry, i) => {
    const type = entry.getOptionalString('type');
    if (type !== 'folder') {
      throw new InputError(`weighbridge.evidence[${i}].type must be folder, got ${String(type)}`);
    }
    return resolve(entry.getString('path'));
  });
  return async (model) => {
    const all: StatementSource[] = [];
    let left = { files: MAX_FILES, bytes: MAX_TOTAL };
    for (const root of roots) {
      try {
        const found = await readFolder(root, pathOf(model), left);
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
  root: string,
  path: string,
  left: { readonly files: number; readonly bytes: number },
): Promise<readonly StatementSource[]> {
  const folder = await folderOf(root, path);
  if (folder === undefined) return [];
  const names: string[] = [];
  for await (const entry of await opendir(folder)) {
    if (!entry.isFile() || !entry.name.endsWith('.json')) continue;
    names.push(entry.name);
    if (names.length > left.files) throw new RangeError(`it holds more than ${MAX_FILES} files`);
  }
  const found: StatementSource[] = [];
  let total = 0;
  for (const name of names.toSorted()) {
    const file = join(folder, name);
    const { size } = await lstat(file);
    total += size;
    if (size > MAX_BYTES || total > left.bytes) throw new RangeError(`${name} is too large`);
    found.push({ path: `${path}/${name}`, bytes: await readFile(file) });
  }
  return found;
}

/** The real folder, where it is there; never one above or beside the root. */
async function folderOf(root: string, path: string): Promise<string | undefined> {
  const wanted = join(root, ...path.split('/'));
  const there = await stat(wanted).catch(() => undefined);
  if (there?.isDirectory() !== true) return undefined;
  const [realRoot, real] = [await realpath(root), await realpath(wanted)];
  const way = relative(realRoot, real);
  const isInside = way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
  if (!isInside) throw new RangeError('it leads out of the folder of evidence');
  return real;
}

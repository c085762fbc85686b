import type { BigIntStats } from 'node:fs';
import { access, constants, lstat, opendir, realpath } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';
import { SourceError } from '../artifact.ts';
import type { FolderEntry } from '../artifact.ts';
import { identityOf } from './identity.ts';
import type { LocatedFile } from './open-verified.ts';
import { toSourceError } from './open-verified.ts';

/** What a walk of the folder found: what to say of each entry, and where the files are. */
export interface Listing {
  readonly entries: readonly FolderEntry[];
  readonly files: ReadonlyMap<string, LocatedFile>;
}

export interface ListingLimits {
  /** Real path of the root. */
  readonly root: string;
  /** Real paths of further folders that links may lead into. */
  readonly allowedRoots: readonly string[];
  readonly maxEntries: number;
  readonly maxDepth: number;
  readonly signal?: AbortSignal | undefined;
}

/** Entries looked at side by side, so that slow disks and networks answer together. */
const PARALLEL = 32;
const ANYONE_READS = 0o444n;
const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** One entry as seen on disk; `folder` is a path still to be walked. */
interface Seen {
  readonly entry?: FolderEntry;
  readonly file?: LocatedFile;
  readonly folder?: string;
}

/**
 * Walks the tree below the root without following any link to a folder.
 *
 * @throws {SourceError} TOO_MANY when there are more than `maxEntries` entries, folders counted
 */
export async function listFolder(limits: ListingLimits): Promise<Listing> {
  const entries: FolderEntry[] = [];
  const files = new Map<string, LocatedFile>();
  let counted = 0;
  const pending = [''];
  for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
    const names = await readNames(folder, limits, () => ++counted);
    if (!Array.isArray(names)) {
      entries.push(names);
      continue;
    }
    for (const seen of await inspectAll(folder, names, limits)) {
      if (seen.entry !== undefined) entries.push(seen.entry);
      if (seen.file !== undefined) files.set(seen.file.path, seen.file);
      if (seen.folder !== undefined) pending.push(seen.folder);
    }
  }
  entries.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  return { entries, files };
}

/** Names as bytes in latin1 (so that none is lost), or what to report of a folder that cannot be walked. */
async function readNames(
  folder: string,
  limits: ListingLimits,
  count: () => number,
): Promise<string[] | FolderEntry> {
  if (folder !== '' && folder.split('/').length > limits.maxDepth) {
    return unreadable(folder, `more than ${limits.maxDepth} folders deep, not looked at`);
  }
  const names: string[] = [];
  try {
    for await (const { name } of await opendir(join(limits.root, folder), {
      encoding: 'latin1',
      bufferSize: 256,
    })) {
      limits.signal?.throwIfAborted();
      if (count() > limits.maxEntries) throw tooMany(limits.maxEntries);
      names.push(name);
    }
  } catch (cause) {
    limits.signal?.throwIfAborted();
    const error = toSourceError(cause, folder);
    if (error.code === 'TOO_MANY' || folder === '') throw error;
    return unreadable(folder, reasonOf(error));
  }
  return names;
}

async function inspectAll(
  folder: string,
  names: readonly string[],
  limits: ListingLimits,
): Promise<Seen[]> {
  const paths = entryPaths(folder, names);
  const seen: Seen[] = [];
  for (let from = 0; from < paths.length; from += PARALLEL) {
    limits.signal?.throwIfAborted();
    seen.push(
      ...(await Promise.all(paths.slice(from, from + PARALLEL).map((p) => inspect(p, limits)))),
    );
  }
  return seen;
}

interface EntryPath {
  readonly path: string;
  readonly isText: boolean;
}

/** A path per name; bytes that are not UTF-8 are percent-escaped, and told apart from names that look so. */
function entryPaths(folder: string, names: readonly string[]): EntryPath[] {
  const prefix = folder === '' ? '' : `${folder}/`;
  const decoded = names.map(decodeName);
  const taken = new Set(decoded);
  return names.map((name, i) => {
    const text = decoded[i];
    if (text !== undefined) return { path: prefix + text, isText: true };
    let escaped = name.replace(
      /[^ -$&-~]/g,
      (byte) => `%${byte.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
    );
    while (taken.has(escaped)) escaped += '~';
    taken.add(escaped);
    return { path: prefix + escaped, isText: false };
  });
}

function decodeName(latin1: string): string | undefined {
  try {
    return UTF8.decode(Buffer.from(latin1, 'latin1'));
  } catch {
    return undefined;
  }
}

async function inspect({ path, isText }: EntryPath, limits: ListingLimits): Promise<Seen> {
  if (!isText) return { entry: unreadable(path, 'its name is not UTF-8') };
  const realPath = join(limits.root, path);
  try {
    const stats = await lstat(realPath, { bigint: true });
    if (stats.isDirectory()) return { folder: path };
    if (stats.isSymbolicLink()) return await inspectLink(path, realPath, limits);
    if (!stats.isFile())
      return { entry: { path, kind: 'special', sizeBytes: 0, reason: specialKind(stats) } };
    return await seenFile({ path, realPath, identity: identityOf(stats) }, stats);
  } catch (cause) {
    return { entry: unreadable(path, reasonOf(toSourceError(cause, path))) };
  }
}

async function seenFile(file: LocatedFile, stats: BigIntStats, target?: string): Promise<Seen> {
  if ((stats.mode & ANYONE_READS) !== ANYONE_READS) await access(file.realPath, constants.R_OK);
  const entry: FolderEntry = { path: file.path, kind: 'file', sizeBytes: Number(stats.size) };
  return { file, entry: target === undefined ? entry : { ...entry, target } };
}

async function inspectLink(path: string, linkPath: string, limits: ListingLimits): Promise<Seen> {
  const refuse = (reason: string): Seen => ({
    entry: { path, kind: 'symlink', sizeBytes: 0, reason },
  });
  let realPath: string;
  try {
    realPath = await realpath(linkPath);
  } catch (cause) {
    return refuse(
      (cause as NodeJS.ErrnoException).code === 'ELOOP'
        ? 'a loop of links'
        : 'a link that leads nowhere',
    );
  }
  if (![limits.root, ...limits.allowedRoots].some((root) => isInside(root, realPath))) {
    return refuse(
      'a link out of the folder; name the folder it leads to in allowedRoots to let it be read',
    );
  }
  const stats = await lstat(realPath, { bigint: true });
  if (stats.isDirectory()) return refuse('a link to a folder; such links are not followed');
  if (!stats.isFile()) return refuse(`a link to ${specialKind(stats)}`);
  const target = relative(limits.root, realPath).replaceAll(sep, '/');
  return seenFile({ path, realPath, identity: identityOf(stats) }, stats, target);
}

/** Whether `path` is strictly below `root`; both real paths. */
export function isInside(root: string, path: string): boolean {
  const way = relative(root, path);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

function specialKind(stats: BigIntStats): string {
  if (stats.isFIFO()) return 'a FIFO';
  if (stats.isSocket()) return 'a socket';
  return stats.isCharacterDevice() || stats.isBlockDevice() ? 'a device' : 'not a regular file';
}

function unreadable(path: string, reason: string): FolderEntry {
  return { path, kind: 'unreadable', sizeBytes: 0, reason };
}

function reasonOf(error: SourceError): string {
  return `cannot be read: ${String(error.details['errno'] ?? error.code)}`;
}

function tooMany(maxEntries: number): SourceError {
  return new SourceError(
    'TOO_MANY',
    `more than ${maxEntries} entries; raise maxEntries if that is right`,
    {
      details: { maxEntries },
    },
  );
}

import type { BigIntStats } from 'node:fs';
import { lstat, opendir, realpath } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';
import { SourceError } from '../artifact.ts';
import type { FolderEntry, SourceErrorCode } from '../artifact.ts';
import { identityOf } from './identity.ts';
import type { LocatedFile } from './open-verified.ts';
import { openVerified, toSourceError } from './open-verified.ts';

/** The result of a walk through the folder: the entries, and where the files are. */
export interface Listing {
  readonly entries: readonly FolderEntry[];
  readonly files: ReadonlyMap<string, LocatedFile>;
  /** For each entry that is not a file, why it cannot be opened. */
  readonly refusals: ReadonlyMap<string, SourceErrorCode>;
}

export interface ListingLimits {
  /** Real path of the root. */
  readonly root: string;
  /** Real paths of further folders that links may lead into. */
  readonly allowedRoots: readonly string[];
  /** Real paths of folders that hold the actual files: a link into them is only a name. */
  readonly blobRoots: readonly string[];
  readonly maxEntries: number;
  readonly maxDepth: number;
  readonly signal?: AbortSignal | undefined;
}

/** Number of entries inspected concurrently, to hide the latency of slow disks and networks. */
const PARALLEL = 32;
const LINK_OUT = 'a link out of the folder';
const ANYONE_READS = 0o444n;
const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** One entry as seen on disk: a file, a folder still to walk, or something that will not be opened. */
type Seen =
  | { readonly entry: FolderEntry; readonly file: LocatedFile }
  | { readonly entry: FolderEntry; readonly refusal: SourceErrorCode }
  | { readonly folder: string };

/**
 * Walks the tree below the root and follows no link to a folder.
 *
 * @throws {SourceError} TOO_MANY when there are more than `maxEntries` entries, including folders
 */
export async function listFolder(limits: ListingLimits): Promise<Listing> {
  const entries: FolderEntry[] = [];
  const files = new Map<string, LocatedFile>();
  const refusals = new Map<string, SourceErrorCode>();
  let counted = 0;
  const pending = [''];
  for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
    for (const seen of await lookInto(folder, limits, () => ++counted)) {
      if ('folder' in seen) pending.push(seen.folder);
      else entries.push(seen.entry);
      if ('file' in seen) files.set(seen.file.path, seen.file);
      if ('refusal' in seen) refusals.set(seen.entry.path, seen.refusal);
    }
  }
  entries.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  return { entries, files, refusals };
}

/** The entries of one folder, or the folder itself if it cannot be walked. */
async function lookInto(
  folder: string,
  limits: ListingLimits,
  count: () => number,
): Promise<readonly Seen[]> {
  if (folder !== '' && folder.split('/').length > limits.maxDepth) {
    return [unreadable(folder, `more than ${limits.maxDepth} folders deep, not looked at`)];
  }
  let names: string[];
  try {
    names = await readNames(join(limits.root, folder), limits, count);
  } catch (cause) {
    limits.signal?.throwIfAborted();
    const error = toSourceError(cause, folder);
    if (error.code === 'TOO_MANY' || folder === '') throw error;
    return [unreadable(folder, reasonOf(error))];
  }
  return inspectAll(folder, names, limits);
}

/** Names as bytes in latin1, so that no name is lost. */
async function readNames(
  folder: string,
  limits: ListingLimits,
  count: () => number,
): Promise<string[]> {
  const names: string[] = [];
  for await (const { name } of await opendir(folder, { encoding: 'latin1', bufferSize: 256 })) {
    limits.signal?.throwIfAborted();
    if (count() > limits.maxEntries) throw tooMany(limits.maxEntries);
    names.push(name);
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

/**
 * A path per name; bytes that are not UTF-8 are percent-escaped, and distinguished from names that only look escaped.
 */
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
  if (!isText) {
    const seen = {
      path,
      kind: 'unreadable',
      sizeBytes: 0,
      reason: 'its name is not UTF-8',
    } as const;
    return { entry: { ...seen, escapedName: true }, refusal: 'UNREADABLE' };
  }
  const realPath = join(limits.root, path);
  try {
    const stats = await lstat(realPath, { bigint: true });
    if (stats.isDirectory()) return { folder: path };
    if (stats.isSymbolicLink()) return await inspectLink(path, realPath, limits);
    if (!stats.isFile()) return refused(path, 'special', specialKind(stats), 'NOT_A_FILE');
    return await seenFile({ path, realPath, identity: identityOf(stats) }, stats);
  } catch (cause) {
    return unreadable(path, reasonOf(toSourceError(cause, path)));
  }
}

async function seenFile(file: LocatedFile, stats: BigIntStats, target?: string): Promise<Seen> {
  // access(2) would check the real user, not the effective one that opens the file.
  if ((stats.mode & ANYONE_READS) !== ANYONE_READS) await (await openVerified(file)).close();
  const entry: FolderEntry = { path: file.path, kind: 'file', sizeBytes: Number(stats.size) };
  return { file, entry: target === undefined ? entry : { ...entry, target } };
}

async function inspectLink(path: string, linkPath: string, limits: ListingLimits): Promise<Seen> {
  let realPath: string;
  try {
    realPath = await realpath(linkPath);
  } catch (cause) {
    const isLoop = (cause as NodeJS.ErrnoException).code === 'ELOOP';
    return refused(
      path,
      'symlink',
      isLoop ? 'a loop of links' : 'a link that leads nowhere',
      'NOT_FOUND',
    );
  }
  const isBlob = limits.blobRoots.some((root) => isInside(root, realPath));
  const roots = [limits.root, ...limits.allowedRoots];
  if (!isBlob && !roots.some((root) => isInside(root, realPath))) {
    return refused(path, 'symlink', LINK_OUT, 'OUTSIDE_ROOT');
  }
  const stats = await lstat(realPath, { bigint: true });
  if (!stats.isFile()) {
    const reason = stats.isDirectory()
      ? 'a link to a folder; such links are not followed'
      : `a link to ${specialKind(stats)}`;
    return refused(path, 'symlink', reason, 'NOT_A_FILE');
  }
  const target = isBlob ? undefined : relative(limits.root, realPath).replaceAll(sep, '/');
  return seenFile({ path, realPath, identity: identityOf(stats) }, stats, target);
}

/** Whether `path` is strictly below `root`; both real paths. */
function isInside(root: string, path: string): boolean {
  const way = relative(root, path);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

function specialKind(stats: BigIntStats): string {
  if (stats.isFIFO()) return 'a FIFO';
  if (stats.isSocket()) return 'a socket';
  return stats.isCharacterDevice() || stats.isBlockDevice() ? 'a device' : 'not a regular file';
}

function refused(
  path: string,
  kind: FolderEntry['kind'],
  reason: string,
  refusal: SourceErrorCode,
): Seen {
  return { entry: { path, kind, sizeBytes: 0, reason }, refusal };
}

function unreadable(path: string, reason: string): Seen {
  return refused(path, 'unreadable', reason, 'UNREADABLE');
}

function reasonOf({ code, details }: SourceError): string {
  const { errno } = details;
  return `cannot be read: ${typeof errno === 'string' ? errno : code}`;
}

function tooMany(maxEntries: number): SourceError {
  return new SourceError('TOO_MANY', `more than ${maxEntries} entries`, {
    details: { maxEntries },
  });
}

import type { FolderEntry, FolderSource } from '@weighbridge/core';

/** What the download program recorded about one file. */
export interface DownloadRecord {
  /** The file that it is about, relative to the model's root. */
  readonly path: string;
  /** Where the record is. */
  readonly locator: string;
  /** Commit that the file was downloaded at: 40 hexadecimal digits. */
  readonly commit: string;
  /** SHA-256 that the hub declares, 64 hexadecimal digits; absent for a file that the hub keeps in Git. */
  readonly sha256?: string;
}

const FOLDER = '.cache/huggingface/';
const DOWNLOAD = `${FOLDER}download/`;
/** Maximum size of a record that is read, bytes: two hashes and a time. */
const MAX_RECORD = 256;
/** Maximum size of a tag that is read, bytes: a signature and a comment. */
const MAX_TAG = 1024;
const TAG =
  /^Signature: 8a477f597d28d172789f06886806bc55\r?\n(?:(?:#[\t -~]*)?\r?\n)*(?:#[\t -~]*)?$/;
const RECORD =
  /^([0-9a-f]{40})\r?\n([0-9a-f]{40}|[0-9a-f]{64})\r?\n\d{1,12}(?:\.\d{1,9})?(?:\r?\n)?$/;
const UTF8 = new TextDecoder('utf-8', { fatal: true });

/** Whether the download program may have written something at this path. */
export function isDownloadPath(path: string): boolean {
  return path.startsWith(FOLDER);
}

/**
 * What a file of the folder records, or `inert` where it records nothing; undefined when it does not have the shape
 * that the download program writes.
 *
 * @throws {SourceError} when the file cannot be read
 * @see https://huggingface.co/docs/huggingface_hub/guides/download#download-files-to-a-local-folder
 */
export async function readDownload(
  folder: FolderSource,
  { path, sizeBytes }: FolderEntry,
): Promise<DownloadRecord | 'inert' | undefined> {
  if (isLock(path)) return sizeBytes === 0 ? 'inert' : undefined;
  if (path === `${FOLDER}.gitignore`) {
    return matches(await textOf(folder, path, 2), /^\*(?:\r?\n)?$/);
  }
  if (path === `${FOLDER}CACHEDIR.TAG`) return matches(await textOf(folder, path, MAX_TAG), TAG);
  const isRecord = path.startsWith(DOWNLOAD) && path.endsWith('.metadata');
  return isRecord ? parseRecord(path, await textOf(folder, path, MAX_RECORD)) : undefined;
}

function parseRecord(locator: string, text: string | undefined): DownloadRecord | undefined {
  const path = locator.slice(DOWNLOAD.length, -'.metadata'.length);
  const [, commit, etag] = RECORD.exec(text ?? '') ?? [];
  if (path === '' || commit === undefined || etag === undefined) return undefined;
  return { path, locator, commit, ...(etag.length === 64 && { sha256: etag }) };
}

function isLock(path: string): boolean {
  if (path === `${FOLDER}.gitignore.lock` || path === `${FOLDER}CACHEDIR.TAG.lock`) return true;
  return path.startsWith(DOWNLOAD) && path.endsWith('.lock');
}

function matches(text: string | undefined, shape: RegExp): 'inert' | undefined {
  return text !== undefined && shape.test(text) ? 'inert' : undefined;
}

/** The text of a file of at most that many bytes; undefined when it is longer or not UTF-8. */
async function textOf(
  folder: FolderSource,
  path: string,
  maxBytes: number,
): Promise<string | undefined> {
  await using source = await folder.open(path);
  if (source.sizeBytes > maxBytes) return undefined;
  const bytes = await source.read(0, maxBytes);
  try {
    return UTF8.decode(bytes);
  } catch {
    return undefined;
  }
}

import type { Digest, FolderEntry, FolderSource } from '@weighbridge/core';
import type { Format, FormatReading, Limits } from '@weighbridge/model-formats';
import type { DescribedFile, ModelDescription } from './description.ts';
import { recogniseExternalData } from './external-data.ts';
import { byCodeUnits, cleanName } from './text.ts';

/** Number of files read concurrently; results keep path order. */
const CONCURRENCY = 8;

/** Maximum number of findings of all files together; in a folder with more files than that, one per file (CWE-770). */
const MAX_FINDINGS = 100_000;
/** Default maximum for one file, the same as the readers'. */
const FINDINGS_OF_A_FILE = 100;

/** Progress of reading. */
export interface DescribeProgress {
  /** Files read so far, from 0 to `totalFiles`. */
  readonly doneFiles: number;
  /** Files to read in all. */
  readonly totalFiles: number;
  /** The file that was read last. */
  readonly path: string;
}

/** What reading needs in addition to the folder. */
export interface ReadFilesContext {
  readonly limits: Partial<Limits>;
  readonly digests?: ReadonlyMap<string, Digest> | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: DescribeProgress) => void) | undefined;
}

/** The files of a folder, each detected and read. */
export interface FilesRead {
  readonly files: readonly DescribedFile[];
  readonly readings: ReadonlyMap<string, FormatReading>;
  readonly skipped: ModelDescription['skipped'];
}

type FileRead =
  | { readonly file: DescribedFile; readonly reading?: FormatReading }
  | { readonly skipped: ModelDescription['skipped'][number] };

/** Detects and reads every file; what cannot be opened is listed as skipped, with the reason. */
export async function readFiles(
  folder: FolderSource,
  context: ReadFilesContext,
): Promise<FilesRead> {
  const listed = await folder.list({ signal: context.signal });
  const entries = listed.toSorted((a, b) => byCodeUnits(a.path, b.path));
  let doneFiles = 0;
  const bounded = { ...context, limits: shareFindings(context.limits, entries.length) };
  const results = await mapInOrder(entries, CONCURRENCY, async (entry) => {
    context.signal?.throwIfAborted();
    const result = await readEntry(folder, entry, bounded);
    doneFiles += 1;
    context.onProgress?.({ doneFiles, totalFiles: entries.length, path: entry.path });
    return result;
  });
  return collate(results);
}

/** An equal share for every file, so that what is kept does not depend on which file is read first. */
function shareFindings(limits: ReadFilesContext['limits'], files: number): Partial<Limits> {
  const share = Math.max(1, Math.floor(MAX_FINDINGS / files));
  return { ...limits, maxFindings: Math.min(limits.maxFindings ?? FINDINGS_OF_A_FILE, share) };
}

function collate(results: readonly FileRead[]): FilesRead {
  const files: DescribedFile[] = [];
  const readings = new Map<string, FormatReading>();
  const skipped: ModelDescription['skipped'][number][] = [];
  for (const result of results) {
    if ('skipped' in result) skipped.push(result.skipped);
    else {
      files.push(result.file);
      if (result.reading !== undefined) readings.set(result.file.path, result.reading);
    }
  }
  return { files: recogniseExternalData(files, readings), readings, skipped };
}

async function readEntry(
  folder: FolderSource,
  entry: FolderEntry,
  context: ReadFilesContext,
): Promise<FileRead> {
  const { path, kind } = entry;
  if (kind !== 'file' && entry.target === undefined) {
    return { skipped: { path, kind, reason: entry.reason ?? `a ${kind} is not read` } };
  }
  try {
    return await readFile(folder, entry, context);
  } catch (error) {
    if (!isSourceError(error)) throw error;
    return { skipped: { path, kind: 'unreadable', reason: cleanName(error.message, 200) } };
  }
}

async function readFile(
  folder: FolderSource,
  { path, target }: FolderEntry,
  { limits, signal, digests }: ReadFilesContext,
): Promise<FileRead> {
  // Loaded when the first file is read, so that importing this package costs no time.
  const { formats, isWellFormed, readModelFile } = await import('@weighbridge/model-formats');
  await using source = await folder.open(path);
  const reading = await readModelFile(source, { path, folder, limits, signal });
  const format = formats.find(({ id }) => id === reading?.format);
  const digest = digests?.get(path) ?? (target === undefined ? undefined : digests?.get(target));
  const known =
    reading === undefined || format === undefined
      ? UNRECOGNISED
      : { ...describeReading(format, reading), wellFormed: isWellFormed(reading, format.role) };
  const file: DescribedFile = {
    path,
    sizeBytes: source.sizeBytes,
    ...(digest === undefined ? {} : { digest }),
    ...known,
  };
  return reading === undefined ? { file } : { file, reading };
}

function describeReading({ id, mediaType, role }: Format, reading: FormatReading) {
  const { canCarryCode, coverage, facts } = reading;
  return {
    format: id,
    mediaType,
    role,
    canCarryCode,
    coverageComplete: coverage.complete,
    ...(facts.pointer !== undefined && { pointer: facts.pointer }),
  };
}

/** An unrecognised file is not harmless: nothing is known about it. */
const UNRECOGNISED = {
  format: null,
  role: 'unknown',
  canCarryCode: 'unknown',
  wellFormed: null,
  coverageComplete: false,
} as const;

const SOURCE_CODES = new Set<unknown>([
  'NOT_FOUND',
  'NOT_A_FILE',
  'OUTSIDE_ROOT',
  'CHANGED',
  'UNREADABLE',
]);

/** Whether an error means only that a file cannot be read. */
export function isSourceError(error: unknown): error is Error {
  return error instanceof Error && SOURCE_CODES.has((error as { code?: unknown }).code);
}

async function mapInOrder<T, R>(
  items: readonly T[],
  concurrency: number,
  work: (item: T) => Promise<R>,
): Promise<readonly R[]> {
  const results: R[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let i = next++; i < items.length; i = next++) results[i] = await work(items[i] as T);
  };
  await Promise.all(Array.from({ length: Math.min(concurrency, items.length) }, worker));
  return results;
}

import type { HashJob } from './hash-job.ts';

/** The progress of a hashing. Links to one file count once; a file is done when all of its parts are. */
export interface HashProgress {
  /** Bytes hashed or found in the cache. */
  readonly doneBytes: number;
  /** Total bytes of all files. */
  readonly totalBytes: number;
  /** Number of finished files, including those whose digest was known. */
  readonly doneFiles: number;
  /** Number of files to hash. */
  readonly totalFiles: number;
  /** A file that is being hashed, or the last one that was. */
  readonly path: string;
  /** The part of `doneBytes` whose digest came from the cache. */
  readonly cachedBytes: number;
}

const EVERY_MS = 100;

export interface ProgressReporter {
  readonly started: (batch: readonly HashJob[]) => void;
  /** Takes the ids of jobs that ended. */
  readonly finished: (ids: readonly number[]) => void;
  /** Starts reporting; `bytesDone` returns the bytes hashed so far. */
  readonly watch: (bytesDone: () => number) => void;
  /** Sends the last report. */
  readonly end: () => void;
}

/**
 * Reports progress about ten times a second and once at the end, but only changes.
 *
 * @param all - every job, with its id as its index
 * @param todo - the jobs that the cache did not answer
 */
export function startProgress(
  all: readonly HashJob[],
  todo: readonly HashJob[],
  onProgress: ((progress: HashProgress) => void) | undefined,
): ProgressReporter {
  const totalBytes = sumBytes(all);
  const todoBytes = sumBytes(todo);
  const cachedBytes = totalBytes - todoBytes;
  const files = countParts(all, todo);
  let path = all.at(-1)?.file.path ?? '';
  let bytesDone = (): number => 0;
  let timer: NodeJS.Timeout | undefined;
  let last = '';
  const report = (): void => {
    const doneBytes = cachedBytes + Math.min(todoBytes, bytesDone());
    const { doneFiles, totalFiles } = files;
    const state = `${doneBytes} ${doneFiles} ${path}`;
    if (state === last) return;
    last = state;
    onProgress?.({ doneBytes, totalBytes, doneFiles, totalFiles, path, cachedBytes });
  };
  return {
    started: (batch) => void (path = batch.at(-1)?.file.path ?? path),
    finished: (ids) => files.finish(ids),
    watch: (source) => {
      bytesDone = source;
      if (onProgress !== undefined) timer = setInterval(report, EVERY_MS);
    },
    end: () => {
      clearInterval(timer);
      report();
    },
  };
}

interface FileCount {
  readonly totalFiles: number;
  doneFiles: number;
  readonly finish: (ids: readonly number[]) => void;
}

/** Counts files as done when the last of their parts is. */
function countParts(all: readonly HashJob[], todo: readonly HashJob[]): FileCount {
  const left = new Map<HashJob['file'], number>();
  for (const { file } of todo) left.set(file, (left.get(file) ?? 0) + 1);
  const totalFiles = new Set(all.map(({ file }) => file)).size;
  const count: FileCount = {
    totalFiles,
    doneFiles: totalFiles - left.size,
    finish: (ids) => {
      for (const id of ids) {
        const file = all[id]?.file;
        if (file === undefined) continue;
        const parts = (left.get(file) ?? 0) - 1;
        left.set(file, parts);
        if (parts === 0) count.doneFiles += 1;
      }
    },
  };
  return count;
}

function sumBytes(jobs: readonly HashJob[]): number {
  return jobs.reduce((sum, { start, end }) => sum + end - start, 0);
}

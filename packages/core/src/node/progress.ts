import type { LocatedFile } from './open-verified.ts';

/** How far a hashing is. Links to one file count once. */
export interface HashProgress {
  /** Hashed or found in the cache. */
  readonly doneBytes: number;
  readonly totalBytes: number;
  readonly doneFiles: number;
  readonly totalFiles: number;
  /** A file that is being hashed, or was last. */
  readonly path: string;
  /** Of `doneBytes`, those whose digest came from the cache. */
  readonly cachedBytes: number;
}

const EVERY_MS = 100;

export interface ProgressReporter {
  readonly started: (batch: readonly LocatedFile[]) => void;
  readonly finished: (files: number) => void;
  /** Begins to report, with the bytes hashed so far as `bytesDone` tells. */
  readonly watch: (bytesDone: () => number) => void;
  /** Reports for the last time. */
  readonly end: () => void;
}

/** Reports progress about ten times a second and once at the end, and only what is new. */
export function startProgress(
  all: readonly LocatedFile[],
  todo: readonly LocatedFile[],
  onProgress: ((progress: HashProgress) => void) | undefined,
): ProgressReporter {
  const totalBytes = sumBytes(all);
  const todoBytes = sumBytes(todo);
  const cachedBytes = totalBytes - todoBytes;
  let doneFiles = all.length - todo.length;
  let path = all.at(-1)?.path ?? '';
  let bytesDone = (): number => 0;
  let timer: NodeJS.Timeout | undefined;
  let last = '';
  const report = (): void => {
    const doneBytes = cachedBytes + Math.min(todoBytes, bytesDone());
    const state = `${doneBytes} ${doneFiles} ${path}`;
    if (state === last) return;
    last = state;
    onProgress?.({ doneBytes, totalBytes, doneFiles, totalFiles: all.length, path, cachedBytes });
  };
  return {
    started: (batch) => void (path = batch.at(-1)?.path ?? path),
    finished: (files) => void (doneFiles += files),
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

function sumBytes(files: readonly LocatedFile[]): number {
  return files.reduce((sum, file) => sum + Number(file.identity.size), 0);
}

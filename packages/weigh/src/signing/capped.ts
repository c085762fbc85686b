import type { CappedFiles, CappedPaths, UncoveredFile } from '@weighbridge/evidence';
import type { UncoveredEntry } from '@weighbridge/model-signing';

/** Maximum number of entries that evidence names; the counts are complete. */
const MAX_NAMED = 100;
/** Maximum length of a named path, in UTF-16 code units. */
const MAX_PATH = 2000;

/** The first of a list, and how many there are. */
export function capped<T>(all: readonly T[]): {
  readonly count: number;
  readonly listed: readonly T[];
} {
  return { count: all.length, listed: all.slice(0, MAX_NAMED) };
}

/** Like `capped`, for paths. */
export function cappedPaths(paths: readonly string[]): CappedPaths {
  const { count, listed } = capped(paths);
  return { count, listed: listed.map(cutPath) };
}

/** Like `capped`, with loadable entries first, and unknown ones second. */
export function cappedFiles(
  entries: readonly UncoveredEntry[],
  loadable: ReadonlyMap<string, boolean | null>,
): CappedFiles {
  const files: readonly UncoveredFile[] = entries.map(({ path, sizeBytes, kind }) => ({
    path: cutPath(path),
    sizeBytes,
    kind,
    loadable: loadable.get(path) ?? null,
  }));
  const of = (answer: boolean | null) => files.filter((file) => file.loadable === answer);
  const [yes, unknown, no] = [of(true), of(null), of(false)];
  const { count, listed } = capped([...yes, ...unknown, ...no]);
  return { count, loadable: yes.length, unknown: unknown.length, listed };
}

/** A path that evidence can hold. */
export function cutPath(path: string): string {
  return path.slice(0, MAX_PATH);
}

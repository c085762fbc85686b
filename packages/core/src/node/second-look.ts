import type { FolderEntry } from '../artifact.ts';
import { sameIdentity } from './identity.ts';
import type { Listing } from './listing.ts';

/**
 * Paths on which two listings of one folder disagree, in path order: entries that only one of them has, that differ in
 * kind or target, or whose file was replaced or written in between.
 * Cost: O(n) time and memory for n entries in both.
 */
export function differingPaths(first: Listing, second: Listing): readonly string[] {
  const before = new Map(first.entries.map((entry) => [entry.path, entry]));
  const after = new Map(second.entries.map((entry) => [entry.path, entry]));
  const gone = first.entries.filter(({ path }) => !after.has(path));
  const others = second.entries.filter((entry) => {
    const was = before.get(entry.path);
    return was === undefined || !isSame(was, entry) || !isSameFile(first, second, entry.path);
  });
  return [...gone, ...others].map(({ path }) => path).sort();
}

function isSame(a: FolderEntry, b: FolderEntry): boolean {
  return a.kind === b.kind && a.target === b.target && a.sizeBytes === b.sizeBytes;
}

function isSameFile(first: Listing, second: Listing, path: string): boolean {
  const [a, b] = [first.files.get(path), second.files.get(path)];
  if (a === undefined || b === undefined) return a === b;
  return a.realPath === b.realPath && sameIdentity(a.identity, b.identity);
}

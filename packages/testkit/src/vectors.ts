import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { find } from './capability.ts';

/** One case of another project's test data. */
export interface VectorCase {
  /** Path below the vectors folder, `/`-separated. */
  readonly path: string;
  readonly name: string;
  readonly bytes: () => Uint8Array;
}

/**
 * The cases that a glob below WEIGHBRIDGE_VECTORS matches, in path order.
 *
 * Empty when the variable is not set (use it inside `describeWith('vectors')`).
 *
 * @throws {Error} when the folder exists but no case matches, so a moved folder cannot pass
 */
export function vectors(pattern: string): readonly VectorCase[] {
  const root = find('vectors');
  if (root === undefined) return [];
  const paths = globSync(pattern, { cwd: root })
    .map((p) => p.replaceAll('\\', '/'))
    .sort();
  if (paths.length === 0) throw new Error(`no vector matches ${pattern} below WEIGHBRIDGE_VECTORS`);
  return paths.map((path) => ({
    path,
    name: basename(path),
    bytes: () => readFileSync(join(root, path)),
  }));
}

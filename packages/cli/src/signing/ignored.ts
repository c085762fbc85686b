import { realpathSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { Io } from '../io.ts';
import { remark } from '../remark.ts';

/**
 * The paths to leave out, relative to the model. As typed they are relative to the caller's folder, as
 * the Python `model_signing` has it; one that lies outside of the model leaves out nothing, and a
 * remark says so.
 */
export async function ignoredPaths(
  io: Io,
  model: string,
  typed: readonly string[],
  quiet: boolean,
): Promise<readonly string[]> {
  const root = real(resolve(io.cwd, model));
  const paths: string[] = [];
  for (const path of typed) {
    const inside = within(root, realLink(resolve(io.cwd, path)));
    if (inside !== undefined) paths.push(inside);
    else if (!quiet) {
      await remark(
        io,
        `--ignore-paths ${path} leaves out nothing: it is not below ${model}; paths start at the current folder, as in ${join(model, path)}.`,
      );
    }
  }
  return paths;
}

/** The path relative to the folder, with `/`; undefined where it is not below it. */
export function within(folder: string, path: string): string | undefined {
  const way = relative(folder, path);
  const isOut = way === '' || isAbsolute(way) || way === '..' || way.startsWith(`..${sep}`);
  return isOut ? undefined : way.replaceAll(sep, '/');
}

/** The real folder of an entry with the entry's own name, which may be a link. */
export function realLink(path: string): string {
  return join(real(dirname(path)), basename(path));
}

/** The path without links, or as it is where it leads nowhere. */
export function real(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

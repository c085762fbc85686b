import { join, resolve } from 'node:path';
import { real, realLink, within } from '../files/paths.ts';
import type { Io } from '../io.ts';
import { remark } from '../output/remark.ts';

/**
 * The paths to leave out, relative to the model. As typed they are relative to the caller's folder, as in the
 * Python `model_signing`; a path outside the model leaves out nothing, and a remark says so.
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

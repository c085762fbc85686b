import { realpathSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, sep } from 'node:path';

/** The path relative to the folder, with `/`; undefined where it is not below it. Both are taken as they are. */
export function within(folder: string, path: string): string | undefined {
  const way = relative(folder, path);
  const isOut = way === '' || isAbsolute(way) || way === '..' || way.startsWith(`..${sep}`);
  return isOut ? undefined : way.replaceAll(sep, '/');
}

/** The path without links, or as it is where its target does not exist. */
export function real(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

/** The real folder of an entry with the entry's own name, which may be a link. */
export function realLink(path: string): string {
  return join(real(dirname(path)), basename(path));
}

/** The path without links as far as it exists, followed by the parts that are yet to be created. */
export function realAsFar(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    const parent = dirname(path);
    return parent === path ? path : join(realAsFar(parent), basename(path));
  }
}

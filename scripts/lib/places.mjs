import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url)).replace(/[/\\]$/, '');

/** Logs and state of this checkout; ignored by git. */
export const STATE = join(ROOT, '.weighbridge');

/** A path as a person at the root of the checkout would type it. */
export function shown(path) {
  return relative(ROOT, path) || '.';
}

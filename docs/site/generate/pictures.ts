import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './places.ts';

/** Puts the pictures of the portal, which the README shows too, where the site serves them from. */
export function copyPictures(): void {
  const place = join(import.meta.dirname, '../public/images');
  rmSync(place, { recursive: true, force: true });
  cpSync(join(ROOT, 'docs/images'), place, { recursive: true });
}

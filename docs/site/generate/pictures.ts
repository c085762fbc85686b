import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './places.ts';

/** Copies the pictures of the portal, which the README also shows, to where the site serves them. */
export function copyPictures(): void {
  const place = join(import.meta.dirname, '../public/images');
  rmSync(place, { recursive: true, force: true });
  cpSync(join(ROOT, 'docs/images'), place, { recursive: true });
}

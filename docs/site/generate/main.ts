import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { writePage } from './page.ts';
import { copyPictures } from './pictures.ts';
import { DOCS } from './places.ts';
import { sources } from './sources/index.ts';

/** Writes every generated page; pages of an earlier run are removed. */
async function generate(): Promise<number> {
  let written = 0;
  for (const source of sources) {
    rmSync(join(DOCS, source.folder), { recursive: true, force: true });
    for (const page of await source.pages()) {
      writePage(page);
      written += 1;
    }
  }
  return written;
}

copyPictures();
console.log(`${await generate()} pages written`);

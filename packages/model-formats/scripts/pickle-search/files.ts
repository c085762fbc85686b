import { createReadStream, lstatSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Longer files are skipped, bytes. */
const LONGEST = 2 ** 24;

/** Text files below folders, in path order: UTF-8 without NUL, not empty. */
export async function* textFiles(
  folders: readonly string[],
): AsyncGenerator<{ readonly path: string; readonly bytes: Uint8Array }> {
  for (const path of folders.flatMap((folder) => [...walk(folder)])) {
    const bytes = new Uint8Array(await readFile(path));
    if (isText(bytes)) yield { path, bytes };
  }
}

function* walk(folder: string): Generator<string> {
  const entries = readdirSync(folder, { withFileTypes: true });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* walk(path);
    else if (entry.isFile() && isSized(path)) yield path;
  }
}

function isSized(path: string): boolean {
  const { size } = lstatSync(path);
  return size > 0 && size <= LONGEST;
}

function isText(bytes: Uint8Array): boolean {
  if (bytes.includes(0)) return false;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Pickles as `pickles.py` writes them: each a four-byte little-endian length, followed by that many bytes. */
export async function* pickleFile(path: string): AsyncGenerator<Uint8Array> {
  let rest = Buffer.alloc(0);
  for await (const chunk of createReadStream(path)) {
    rest = Buffer.concat([rest, chunk as Buffer]);
    while (rest.length >= 4 && rest.length >= 4 + rest.readUInt32LE(0)) {
      const end = 4 + rest.readUInt32LE(0);
      yield new Uint8Array(rest.subarray(4, end));
      rest = rest.subarray(end);
    }
  }
}

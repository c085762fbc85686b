import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';

/** A new empty folder for each test, and a function that writes files into it. */
export interface Scratch {
  readonly root: string;
  /** Writes files, with their folders, and returns the path of the model. */
  write(files: Readonly<Record<string, string | Uint8Array>>): string;
}

/** Makes a folder before each test of the file and removes it after. */
export function useScratch(): Scratch {
  let base = '';
  beforeEach(() => {
    base = mkdtempSync(join(tmpdir(), 'weighbridge-files-'));
    mkdirSync(join(base, 'model'));
  });
  afterEach(() => rmSync(base, { recursive: true }), 60_000);
  const scratch: Scratch = {
    get root() {
      return join(base, 'model');
    },
    write(files) {
      for (const [path, content] of Object.entries(files)) {
        mkdirSync(dirname(join(base, 'model', path)), { recursive: true });
        writeFileSync(join(base, 'model', path), content);
      }
      return join(base, 'model');
    },
  };
  return scratch;
}

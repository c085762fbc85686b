import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import type { FolderEntry } from '../src/artifact.ts';
import type { OpenFolder } from '../src/node/folder.ts';

/** A model's folder in a temporary folder of its own, made anew for every test. */
export interface ModelFolder {
  /** The temporary folder, for what lies outside the model. */
  base: string;
  /** The model: `a.bin` ("hello") and `sub/b.bin` ("world!"). */
  root: string;
}

/** Makes the folder before each test of the file and removes it after. */
export function useModelFolder(): ModelFolder {
  const folder: ModelFolder = { base: '', root: '' };
  beforeEach(() => {
    folder.base = mkdtempSync(join(tmpdir(), 'weighbridge-folder-'));
    folder.root = join(folder.base, 'model');
    mkdirSync(join(folder.root, 'sub'), { recursive: true });
    writeFileSync(join(folder.root, 'a.bin'), 'hello');
    writeFileSync(join(folder.root, 'sub', 'b.bin'), 'world!');
  });
  afterEach(() => rmSync(folder.base, { recursive: true }));
  return folder;
}

/** The listing by path. */
export async function entriesOf(folder: OpenFolder): Promise<Map<string, FolderEntry>> {
  return new Map((await folder.list()).map((entry) => [entry.path, entry]));
}

/** The code that the work fails with. */
export async function codeOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => 'no error',
    (error: unknown) => (error as { code?: unknown }).code,
  );
}

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import type { FolderEntry } from '../src/artifact.ts';
import type { OpenFolder } from '../src/node/folder.ts';

/** A model's folder in its own temporary folder, created for every test. */
export interface ModelFolder {
  /** The temporary folder, for files outside the model. */
  base: string;
  /** The model: `a.bin` ("hello") and `sub/b.bin` ("world!"). */
  root: string;
}

/** Creates the folder before each test of the file and removes it afterwards. */
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

/** The error code of the failed work. */
export async function codeOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => 'no error',
    (error: unknown) => (error as { code?: unknown }).code,
  );
}

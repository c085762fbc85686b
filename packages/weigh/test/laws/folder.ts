import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * What an entry is to the laws. `model`: the content that a loader takes; whoever removes harm from it does
 * honest work, and the rest is another model. `beside`: what speaks about the model, namely cards, licences,
 * bills of materials, signatures and attestations; to delete or break one never opens a gate.
 */
export type Part = 'model' | 'beside';

export type Entry =
  | { readonly part: Part; readonly kind: 'file'; readonly bytes: Uint8Array }
  | { readonly part: Part; readonly kind: 'link'; readonly target: string }
  | { readonly part: Part; readonly kind: 'fifo' }
  /** A name that is not UTF-8, which no permission of the user who runs the tests makes readable. */
  | { readonly part: Part; readonly kind: 'unreadable' };

/** A folder by path. */
export type Folder = ReadonlyMap<string, Entry>;

/** The regular files of a folder. */
export function filesOf(folder: Folder): Record<string, Uint8Array> {
  const files: Record<string, Uint8Array> = {};
  for (const [path, entry] of folder) if (entry.kind === 'file') files[path] = entry.bytes;
  return files;
}

/** Writes the folder to disk, anew. */
export function writeFolder(root: string, folder: Folder): void {
  rmSync(root, { recursive: true, force: true });
  mkdirSync(root, { recursive: true });
  for (const [path, entry] of folder) {
    const at = join(root, path);
    mkdirSync(dirname(at), { recursive: true });
    if (entry.kind === 'file') writeFileSync(at, entry.bytes);
    else if (entry.kind === 'link') symlinkSync(entry.target, at);
    else if (entry.kind === 'fifo') execFileSync('mkfifo', [at]);
    else writeFileSync(Buffer.concat([Buffer.from(`${at}-`), Buffer.of(0xff, 0xfe)]), 'x');
  }
}

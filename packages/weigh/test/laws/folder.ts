import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/**
 * The role of an entry in the laws. `model`: the content that a loader takes; to remove harm from it is honest
 * work, and the rest is another model. `beside`: what says something about the model, namely cards, licences,
 * bills of materials, signatures and attestations; to delete or break one never opens a gate.
 */
export type Part = 'model' | 'beside';

export type Entry = Content & {
  /** Replaces a document to break it: no reader takes it for one. */
  readonly broken?: true;
};

type Content =
  | { readonly part: Part; readonly kind: 'file'; readonly bytes: Uint8Array }
  | { readonly part: Part; readonly kind: 'link'; readonly target: string }
  | { readonly part: Part; readonly kind: 'fifo' }
  /** A name that is not UTF-8, which cannot be passed to the product. */
  | { readonly part: Part; readonly kind: 'nameless' }
  /** A file, or a folder with one file in it, that the weighing user has no right to read. */
  | { readonly part: Part; readonly kind: 'locked'; readonly what: 'file' | 'folder' };

/** A folder by path. */
export type Folder = ReadonlyMap<string, Entry>;

/** The regular files of a folder. */
export function filesOf(folder: Folder): Record<string, Uint8Array> {
  const files: Record<string, Uint8Array> = {};
  for (const [path, entry] of folder) if (entry.kind === 'file') files[path] = entry.bytes;
  return files;
}

/** A new place for folders that other users can read too. */
export function makeBase(): string {
  const base = mkdtempSync(join(tmpdir(), 'weighbridge-laws-'));
  chmodSync(base, 0o755);
  return base;
}

/** Writes the folder to disk from scratch; removes all that it wrote there before. */
export function writeFolder(root: string, folder: Folder): void {
  rmSync(root, { recursive: true, force: true });
  mkdirSync(root, { recursive: true });
  for (const [path, entry] of folder) {
    const at = join(root, path);
    mkdirSync(dirname(at), { recursive: true });
    writeEntry(at, entry);
  }
}

function writeEntry(at: string, entry: Entry): void {
  if (entry.kind === 'file') writeFileSync(at, entry.bytes);
  else if (entry.kind === 'link') symlinkSync(entry.target, at);
  else if (entry.kind === 'fifo') execFileSync('mkfifo', [at]);
  else if (entry.kind === 'nameless') {
    writeFileSync(Buffer.concat([Buffer.from(`${at}-`), Buffer.of(0xff, 0xfe)]), 'x');
  } else {
    if (entry.what === 'folder') mkdirSync(at);
    writeFileSync(entry.what === 'folder' ? join(at, 'x') : at, 'x');
    chmodSync(at, 0);
  }
}

/**
 * Does the work as a user who has no right to read what is locked, and gives the rights back at the end so
 * that the folder can be removed. The superuser, who can read everything, does it as another user.
 */
export async function withoutRights<T>(
  root: string,
  folder: Folder,
  work: () => Promise<T>,
): Promise<T> {
  const locked = [...folder].filter(([, { kind }]) => kind === 'locked').map(([path]) => path);
  if (locked.length === 0) return work();
  const isSuperuser = process.geteuid?.() === 0;
  if (isSuperuser) process.seteuid?.(NOBODY);
  try {
    return await work();
  } finally {
    if (isSuperuser) process.seteuid?.(0);
    for (const path of locked) chmodSync(join(root, path), 0o700);
  }
}

/** The user `nobody` of Linux. */
const NOBODY = 65_534;

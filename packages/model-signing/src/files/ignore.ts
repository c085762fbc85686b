import { realpathSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { FolderEntry, FolderSource } from '@weighbridge/core';
import type { OpenFolder } from '@weighbridge/core/node';
import { ATTESTATIONS_FOLDER, isAttestationPath } from '../attestation/folder.ts';
import { isSingleFile } from './open-model.ts';

/** What the format leaves out of every signature, only at the top of the model. */
export const GIT_PATHS = ['.git', '.gitattributes', '.github', '.gitignore'] as const;

/**
 * Whether a path, relative to a model's root, is one that Git or its hosts keep there; no loader reads these. A file with
 * the name of one of their folders does not.
 */
export function isGitPath(path: string): boolean {
  return /^\.(?:git|github)\/|^\.git(?:ignore|attributes)?$/.test(path);
}

/** What is left out. Paths are exact, relative to the model, and include everything below them. */
export interface IgnoreOptions {
  /** The caller's. */
  readonly ignorePaths?: readonly string[] | undefined;
  /** The signature's own paths: they do not cover anything in `attestations` that is not a statement. */
  readonly signedIgnorePaths?: readonly string[] | undefined;
  /** Whether `.git` and similar paths at the top are left out. Default true. */
  readonly ignoreGitPaths?: boolean | undefined;
  /** The signature file: absolute, or relative to the model. */
  readonly signaturePath?: string | undefined;
}

/** Whether an entry is left out of the signature. */
export type IgnoreRule = (entry: FolderEntry) => boolean;

/**
 * The rule for what is left out of a model.
 *
 * Statements about a model are written into `attestations` after it was signed. So regular files that are
 * named like them (`isAttestationPath`) are left out under any signature; anything else there is not, even
 * when the signature ignores the folder: otherwise files could be smuggled in there.
 */
export function ignoreRule(source: FolderSource, options: IgnoreOptions): IgnoreRule {
  const signature = signatureIn(source, options.signaturePath);
  const signed = (options.signedIgnorePaths ?? []).map(normalisePath);
  const exact = new Set([
    ...(options.ignorePaths ?? []).map(normalisePath),
    ...signed.filter((path) => path !== ATTESTATIONS_FOLDER),
    ...(options.ignoreGitPaths === false ? [] : GIT_PATHS),
    ...(signature === undefined ? [] : [signature]),
  ]);
  exact.delete('');
  return (entry) => isStatement(entry) || ancestors(entry.path).some((part) => exact.has(part));
}

/** The path of the signature file inside the model; undefined where it is elsewhere. */
export function signatureIn(
  source: FolderSource,
  signaturePath: string | undefined,
): string | undefined {
  if (signaturePath === undefined || isSingleFile(source)) return undefined;
  if (!isAbsolute(signaturePath)) return inside(normalisePath(signaturePath.replaceAll(sep, '/')));
  const { path } = source as Partial<OpenFolder>;
  if (path === undefined) return undefined;
  return (
    inside(relative(path, resolve(signaturePath))) ??
    inside(relative(real(path), realLink(signaturePath)))
  );
}

/** A caller's path without a leading `./` and a trailing `/`. */
export function normalisePath(path: string): string {
  return path
    .replace(/^(?:\.\/+)+/, '')
    .replace(/\/+$/, '')
    .replace(/^\.$/, '');
}

function isStatement({ path, kind, target }: FolderEntry): boolean {
  return kind === 'file' && target === undefined && isAttestationPath(path);
}

/** `a`, `a/b`, `a/b/c` for `a/b/c`. */
function ancestors(path: string): readonly string[] {
  const paths = [path];
  for (let at = path.lastIndexOf('/'); at > 0; at = path.lastIndexOf('/', at - 1)) {
    paths.push(path.slice(0, at));
  }
  return paths;
}

function inside(path: string): string | undefined {
  const isOut = path === '' || isAbsolute(path) || path.split(/[/\\]/).includes('..');
  return isOut ? undefined : path.replaceAll(sep, '/');
}

/** The real folder of a file with the file's own name, which may be a link. */
function realLink(path: string): string {
  return join(real(dirname(path)), basename(path));
}

function real(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

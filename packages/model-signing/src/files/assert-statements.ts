import { escapeForDisplay } from '@weighbridge/core';
import type { FolderEntry, FolderSource } from '@weighbridge/core';
import { ATTESTATIONS_FOLDER, isAttestationPath } from '../attestation/folder.ts';
import { ModelSigningError } from '../error.ts';
import { ignoreRule } from './ignore.ts';
import type { IgnoreOptions } from './ignore.ts';

/** Maximum size of a statement, in bytes. */
const MAX_BYTES = 64 * 1024 * 1024;

/**
 * Checks, before anything is hashed, that `attestations` holds only statements: the signature leaves out
 * everything below it, so anything else there would ship with the model without a signature.
 *
 * A statement is a regular file directly in it, named as `isAttestationName` says, that holds a JSON object.
 * What the caller leaves out by name is not checked.
 * Cost: one read of every file in `attestations`.
 *
 * @throws {ModelSigningError} NOT_A_STATEMENT, with every path in its details
 * @throws {SourceError} when the model cannot be listed
 */
export async function assertStatementsOnly(
  source: FolderSource,
  options: IgnoreOptions & { readonly signal?: AbortSignal | undefined },
): Promise<void> {
  const others = await findOthers(source, options);
  const [first] = others;
  if (first === undefined) return;
  const more = others.length > 1 ? `, and ${others.length - 1} more` : '';
  throw new ModelSigningError(
    'NOT_A_STATEMENT',
    `${escapeForDisplay(first.path)} is not a statement (${first.reason})${more}`,
    { details: { paths: others.slice(0, 100).map(({ path }) => path), count: others.length } },
  );
}

interface Other {
  readonly path: string;
  readonly reason: string;
}

async function findOthers(
  source: FolderSource,
  options: IgnoreOptions & { readonly signal?: AbortSignal | undefined },
): Promise<readonly Other[]> {
  const { signal } = options;
  const isIgnored = ignoreRule(source, { ...options, signedIgnorePaths: [] });
  const others: Other[] = [];
  for (const entry of await source.list({ signal })) {
    if (!`${entry.path}/`.startsWith(`${ATTESTATIONS_FOLDER}/`)) continue;
    signal?.throwIfAborted();
    const isNamed = isNamedLikeOne(entry);
    if (!isNamed && isIgnored(entry)) continue;
    const reason = isNamed
      ? await contentProblem(source, entry, signal)
      : 'not named like a statement';
    if (reason !== undefined) others.push({ path: entry.path, reason });
  }
  return others;
}

function isNamedLikeOne({ path, kind, target }: FolderEntry): boolean {
  return isAttestationPath(path) && kind === 'file' && target === undefined;
}

/** Why a file that is named like a statement is not one. */
async function contentProblem(
  folder: FolderSource,
  { path, sizeBytes }: FolderEntry,
  signal: AbortSignal | undefined,
): Promise<string | undefined> {
  if (sizeBytes > MAX_BYTES) return `more than ${MAX_BYTES} bytes`;
  await using source = await folder.open(path);
  const bytes = await source.read(0, source.sizeBytes, { signal });
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? undefined : 'it does not hold a JSON object';
  } catch {
    return 'it does not hold a JSON object';
  }
}

import { withDefaults } from '@weighbridge/core';
import type { FolderEntry, FolderSource } from '@weighbridge/core';
import { ModelSigningError } from '../error.ts';

/** Folder at the top of a model for statements about it, outside what its signature covers. */
export const ATTESTATIONS_FOLDER = 'attestations';

/** Permitted names of files in the folder: JSON, no links, no folders, nothing that a loader loads. */
const FILE_NAME = /^[a-z0-9][a-z0-9._-]{0,122}\.json$/;

/** Whether a file in `attestations/` may have this name. */
export function isAttestationName(name: string): boolean {
  return FILE_NAME.test(name);
}

/** Whether a path, relative to a model's root, can be that of an attestation. */
export function isAttestationPath(path: string): boolean {
  const prefix = `${ATTESTATIONS_FOLDER}/`;
  return path.startsWith(prefix) && isAttestationName(path.slice(prefix.length));
}

/** How much of a model's `attestations/` is read. */
export interface ReadAttestationsOptions {
  /** Maximum number of files (CWE-400). Default 1,000. */
  readonly maxFiles?: number | undefined;
  /** Maximum bytes of one file; a larger one is skipped and named. Default 64 MiB. */
  readonly maxFileBytes?: number | undefined;
  /** Maximum bytes of all files (CWE-400). Default 256 MiB. */
  readonly maxBytes?: number | undefined;
  /** Aborts the work: the promise then rejects with the reason of the signal. */
  readonly signal?: AbortSignal | undefined;
}

const MIB = 1024 * 1024;
const DEFAULTS = {
  maxFiles: 1000,
  maxFileBytes: 64 * MIB,
  maxBytes: 256 * MIB,
} as const satisfies ReadAttestationsOptions;

/** The content of a model's `attestations/`. None of it is verified. */
export interface AttestationFiles {
  /** In path order. */
  readonly files: readonly { readonly path: string; readonly bytes: Uint8Array }[];
  /** Entries that were not read, with the reason. */
  readonly skipped: readonly { readonly path: string; readonly reason: string }[];
}

/**
 * Reads the files of a model's `attestations/`, for `verifyAttestation` to judge one by one.
 * Cost: one read of every file, in memory.
 *
 * @throws {ModelSigningError} ATTESTATION_TOO_LARGE when there are more files or bytes than the limits
 * @throws {SourceError} when the folder cannot be listed
 */
export async function readAttestations(
  folder: FolderSource,
  options: ReadAttestationsOptions = {},
): Promise<AttestationFiles> {
  const { maxFiles, maxFileBytes, maxBytes, signal } = withDefaults(DEFAULTS, options);
  const listed = (await folder.list({ signal })).filter(({ path }) =>
    path.startsWith(`${ATTESTATIONS_FOLDER}/`),
  );
  const wanted = listed.filter((entry) => unfit(entry, maxFileBytes) === undefined);
  const totalBytes = wanted.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  if (listed.length > maxFiles || totalBytes > maxBytes) {
    throw new ModelSigningError(
      'ATTESTATION_TOO_LARGE',
      `${listed.length} files of ${totalBytes} bytes, more than ${maxFiles} or ${maxBytes}`,
      { details: { files: listed.length, totalBytes, maxFiles, maxBytes } },
    );
  }
  const files: { path: string; bytes: Uint8Array }[] = [];
  for (const { path } of wanted) files.push({ path, bytes: await readWhole(folder, path, signal) });
  const skipped = listed.flatMap((entry) => {
    const reason = unfit(entry, maxFileBytes);
    return reason === undefined ? [] : [{ path: entry.path, reason }];
  });
  return { files, skipped };
}

function unfit(entry: FolderEntry, maxFileBytes: number): string | undefined {
  if (!isAttestationPath(entry.path)) return 'not a name of an attestation';
  if (entry.kind !== 'file') return `not a file: ${entry.kind}`;
  if (entry.target !== undefined) return 'a link';
  return entry.sizeBytes > maxFileBytes ? `more than ${maxFileBytes} bytes` : undefined;
}

async function readWhole(
  folder: FolderSource,
  path: string,
  signal: AbortSignal | undefined,
): Promise<Uint8Array> {
  await using source = await folder.open(path);
  return await source.read(0, source.sizeBytes, { signal });
}

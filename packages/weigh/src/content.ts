import { findBeside, withoutEntries } from '@weighbridge/aibom';
import type { Beside } from '@weighbridge/aibom';
import type { FolderEntry, FolderSource } from '@weighbridge/core';
import { isAttestationPath } from '@weighbridge/model-signing/attestation';
import { isStatement } from './statement/is-statement.ts';

/** Bytes of all statements beside a model that are looked into; what is beyond counts as content (CWE-400). */
const MAX_STATEMENT_BYTES = 256 * 1024 * 1024;

/**
 * What of a folder is the model, and what only stands beside it. Every command asks here, so that no two of
 * them mean different files by one model.
 */
export interface ModelContent {
  /** The folder without what is set apart: all that describing and hashing look at. */
  readonly folder: FolderSource;
  /** Regular files, and links that may be followed to one, that are the model; in path order. */
  readonly files: readonly FolderEntry[];
  /** Entries that cannot be read: links out of the folder or to folders, FIFOs, what the system refuses. */
  readonly unread: readonly FolderEntry[];
  /** Paths of statements about the model, which are written beside it after it was weighed. */
  readonly statements: ReadonlySet<string>;
  /** What download programs and Git keep beside the model. */
  readonly beside: Beside;
}

/**
 * Tells the model from what stands beside it.
 *
 * A statement is a regular file directly in `attestations/`, named as ADR 10 has it, that holds a signed
 * statement or an evidence export, and nothing else: a file that is only named like one is content.
 * Cost: one read of every statement and every record of a download.
 *
 * @throws {SourceError} when the folder cannot be listed
 */
export async function listContent(
  folder: FolderSource,
  options: { readonly signal?: AbortSignal } = {},
): Promise<ModelContent> {
  const beside = await findBeside(folder, options);
  const own = withoutEntries(folder, new Set(beside.apart.map(({ path }) => path)));
  const entries = await own.list(options);
  const statements = new Set<string>();
  let bytes = 0;
  for (const entry of entries) {
    if (entry.kind !== 'file' || entry.target !== undefined) continue;
    if (!isAttestationPath(entry.path)) continue;
    options.signal?.throwIfAborted();
    bytes += entry.sizeBytes;
    if (bytes <= MAX_STATEMENT_BYTES && (await isStatement(folder, entry))) {
      statements.add(entry.path);
    }
  }
  return {
    folder: own,
    files: entries.filter(({ path, kind }) => kind === 'file' && !statements.has(path)),
    unread: entries.filter(({ kind }) => kind !== 'file'),
    statements,
    beside,
  };
}

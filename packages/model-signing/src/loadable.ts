import type { FolderSource } from '@weighbridge/core';
import { detectFormat, HEAD_BYTES } from '@weighbridge/model-formats';
import { isAttestationPath } from './attestation/folder.ts';
import { isGitPath } from './files/ignore.ts';
import type { UncoveredEntry } from './verified.ts';

/** Maximum number of files that are inspected; the others get null (CWE-400). */
const MAX_LOOKED_INTO = 1000;

/**
 * Whether a loader may load each entry, by the first bytes of its file: weights, code, archives and
 * configuration are loadable, documents, data and statements in `attestations` that carry no code are not, and
 * null is for what is not recognised, cannot be read or comes after the first 1,000. Git's files, which the
 * format leaves out of every signature, are not loadable.
 */
export async function whichLoadable(
  folder: FolderSource,
  entries: readonly UncoveredEntry[],
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, boolean | null>> {
  const answers = new Map<string, boolean | null>();
  for (const { path } of entries) if (isGitPath(path)) answers.set(path, false);
  const others = entries.filter(({ path }) => !answers.has(path));
  for (const [index, entry] of others.entries()) {
    signal?.throwIfAborted();
    const looked = entry.kind === 'file' && index < MAX_LOOKED_INTO;
    answers.set(entry.path, looked ? await isLoadable(folder, entry) : null);
  }
  return answers;
}

async function isLoadable(
  folder: FolderSource,
  { path, sizeBytes }: UncoveredEntry,
): Promise<boolean | null> {
  try {
    await using source = await folder.open(path);
    const head = await source.read(0, HEAD_BYTES);
    const format = detectFormat(head, path, Math.max(sizeBytes, head.byteLength));
    if (format === undefined) return null;
    if (format.canCarryCode !== 'no') return true;
    if (isAttestationPath(path)) return false;
    return format.role !== 'document' && format.role !== 'data';
  } catch {
    return null;
  }
}

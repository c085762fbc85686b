import type { FolderEntry, FolderSource } from '@weighbridge/core';

/** Bytes of a statement beside the model that are read to tell that it is one (CWE-400). */
const MAX_STATEMENT_BYTES = 256 * 1024 * 1024;

/**
 * Why a file that is named like a statement is none, undefined for a statement: that is a regular file that
 * holds a JSON object, which no loader takes for anything to run.
 * Cost: one read of the file.
 */
export async function strangerAmongStatements(
  folder: FolderSource,
  {
    path,
    kind,
    sizeBytes,
    target,
  }: Pick<FolderEntry, 'path' | 'sizeBytes' | 'target'> & {
    readonly kind: string;
  },
  signal: AbortSignal | undefined,
): Promise<string | undefined> {
  if (kind !== 'file') return `a ${kind} among the statements`;
  if (target !== undefined) return 'a link among the statements';
  if (sizeBytes > MAX_STATEMENT_BYTES) return 'too large for a statement';
  await using source = await folder.open(path);
  const bytes = await source.read(0, source.sizeBytes, signal === undefined ? {} : { signal });
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return undefined;
  } catch {
    // Whatever it is, it is no JSON.
  }
  return 'no statement: not a JSON object';
}

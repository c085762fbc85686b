import type { ModelDescription } from '@weighbridge/aibom';
import type { FormatsPayloadFile } from '@weighbridge/evidence';

/** Maximum number of files listed; beyond it a payload says that it is incomplete, which never passes. */
export const MAX_LISTED = 10_000;

/** What is known about every file from its format, as evidence states it; at most `MAX_LISTED`, in path order. */
export function listFiles({ files }: ModelDescription): readonly FormatsPayloadFile[] {
  return files.slice(0, MAX_LISTED).map((file) => ({
    path: file.path,
    format: file.format,
    role: file.role === 'unknown' ? null : file.role,
    canCarryCode: file.canCarryCode,
    wellFormed: file.wellFormed,
    coverageComplete: file.coverageComplete,
  }));
}

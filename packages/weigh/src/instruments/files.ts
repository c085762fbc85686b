import type { ModelDescription } from '@weighbridge/aibom';
import type { FormatsPayloadFile } from '@weighbridge/evidence';

/** Most files listed; beyond it a payload says that it is not complete, which never passes. */
export const MAX_LISTED = 10_000;

/** What is known of every file by its format, as evidence has it; at most `MAX_LISTED`, in path order. */
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

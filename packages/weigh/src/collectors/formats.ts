import type { FormatsPayload } from '@weighbridge/core';
import { defineEvidenceCollector } from '../collector.ts';
import { observe } from '../observe.ts';

/** Most files listed; beyond it the payload says that it is not complete, which never passes. */
const MAX_LISTED = 10_000;

/** What every file is, whether it is well-formed, and whether its format can carry code. */
export const formats = defineEvidenceCollector({
  id: 'formats',
  title: 'Formats of the files',
  types: ['artifact/formats'],
  async collect(context) {
    const { files, findings } = context.description;
    const payload: FormatsPayload = {
      files: files.slice(0, MAX_LISTED).map((file) => ({
        path: file.path,
        format: file.format,
        role: file.role === 'unknown' ? null : file.role,
        canCarryCode: file.canCarryCode,
        wellFormed: file.wellFormed,
        coverageComplete: file.coverageComplete,
      })),
      complete: files.length <= MAX_LISTED,
    };
    return {
      evidence: [
        observe(context, { type: 'artifact/formats', tier: 'measured', locator: '.', payload }),
      ],
      findings,
    };
  },
});

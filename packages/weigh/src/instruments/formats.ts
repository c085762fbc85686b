import type { FormatsPayload } from '@weighbridge/evidence';
import { defineEvidenceCollector } from '../collector.ts';
import { observe } from '../observe.ts';
import { listFiles, MAX_LISTED } from './files.ts';

/** What every file is, and whether it is well-formed. */
export const formats = defineEvidenceCollector({
  id: 'formats',
  title: 'Formats of the files',
  types: ['artifact/formats'],
  async collect(context) {
    const { description } = context;
    const payload: FormatsPayload = {
      files: listFiles(description),
      complete: description.files.length <= MAX_LISTED,
    };
    return {
      evidence: [
        observe(context, { type: 'artifact/formats', tier: 'measured', locator: '.', payload }),
      ],
      findings: [],
    };
  },
});

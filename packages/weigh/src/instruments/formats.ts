import type { FormatsPayload } from '@weighbridge/evidence';
import { defineInstrument } from '../instrument.ts';
import { makeItem } from '../make-item.ts';
import { description } from '../readings/description.ts';
import { listFiles, MAX_LISTED } from './files.ts';

/** What every file is, and whether it is well-formed. */
export const formats = defineInstrument({
  id: 'formats',
  title: 'Formats of the files',
  types: ['artifact/formats'],
  everyMinutes: 30,
  needs: [],
  reads: [description],
  async observe(context) {
    const described = await context.read(description);
    const payload: FormatsPayload = {
      files: listFiles(described),
      complete: described.files.length <= MAX_LISTED,
    };
    return {
      evidence: [
        makeItem(context, { type: 'artifact/formats', tier: 'measured', locator: '.', payload }),
      ],
      findings: [],
    };
  },
});

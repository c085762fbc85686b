import type { InventoryPayload } from '@weighbridge/evidence';
import { defineInstrument } from '../instrument.ts';
import { makeItem } from '../make-item.ts';
import { description } from '../readings/description.ts';

/** Maximum number of skipped entries that are named; the count is always complete. */
const MAX_NAMED = 100;

/** What is in the folder, and what could not be read there. */
export const inventory = defineInstrument({
  id: 'inventory',
  title: 'Files of the model',
  types: ['artifact/inventory'],
  everyMinutes: 30,
  needs: [],
  reads: [description],
  async observe(context) {
    const { files, skipped, setApart } = await context.read(description);
    const payload: InventoryPayload = {
      files: files.length,
      totalBytes: files.reduce((sum, file) => sum + file.sizeBytes, 0),
      hashed: context.subject.digest !== undefined,
      ...(context.subject.digest === undefined ? {} : { manifestDigest: context.subject.digest }),
      skipped: skipped
        .slice(0, MAX_NAMED)
        .map(({ path, kind, reason }) => ({ path, kind, reason })),
      skippedCount: skipped.length,
      ...(setApart.length === 0
        ? {}
        : {
            setApart: setApart.slice(0, MAX_NAMED).map(({ path, by }) => ({ path, by })),
            setApartCount: setApart.length,
          }),
    };
    return {
      evidence: [
        makeItem(context, { type: 'artifact/inventory', tier: 'measured', locator: '.', payload }),
      ],
      findings: [],
    };
  },
});

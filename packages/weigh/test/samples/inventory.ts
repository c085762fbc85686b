import type { InstrumentSample } from '../support/instrument-sample.ts';
import { FILES, folderOf } from '../support/signed-models.ts';

/** A link out of the folder is counted, but never as a file. */
const folder = folderOf(FILES);
const escaping: typeof folder = {
  ...folder,
  async list(options) {
    const link = { path: 'weights.bin', kind: 'symlink', sizeBytes: 0 } as const;
    return [...(await folder.list(options)), link];
  },
};

export const sample: InstrumentSample = {
  sound: {
    inputs: { folder },
    payloads: { 'artifact/inventory': { files: 3, hashed: true, skippedCount: 0 } },
  },
  hostile: {
    inputs: { folder: escaping },
    payloads: {
      'artifact/inventory': { files: 3, skippedCount: 1, skipped: [{ path: 'weights.bin' }] },
    },
  },
};

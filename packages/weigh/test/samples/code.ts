import type { InstrumentSample } from '../support/instrument-sample.ts';
import { FILES, folderOf, text } from '../support/signed-models.ts';

/** A pickle that names a function to call, under the name of weights. */
const pickle = text('cos\nsystem\n(S"id"\ntR.');

export const sample: InstrumentSample = {
  sound: {
    inputs: { folder: folderOf(FILES) },
    payloads: {
      'artifact/code': {
        complete: true,
        skippedCount: 0,
        files: [{}, {}, { path: 'model.safetensors', canCarryCode: 'no', chatTemplate: false }],
      },
    },
  },
  hostile: {
    inputs: { folder: folderOf({ ...FILES, 'model.safetensors': pickle }) },
    payloads: {
      'artifact/code': { files: [{}, {}, { path: 'model.safetensors', canCarryCode: 'yes' }] },
    },
  },
};

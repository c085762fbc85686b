import type { InstrumentSample } from '../support/instrument-sample.ts';
import { FILES, folderOf } from '../support/signed-models.ts';

const weights = FILES['model.safetensors'] as Uint8Array;

export const sample: InstrumentSample = {
  sound: {
    inputs: { folder: folderOf(FILES) },
    payloads: {
      'artifact/formats': {
        complete: true,
        files: [
          { path: 'README.md', wellFormed: true },
          { path: 'config.json', wellFormed: true },
          { path: 'model.safetensors', format: 'safetensors', role: 'model', wellFormed: true },
        ],
      },
    },
  },
  hostile: {
    inputs: { folder: folderOf({ ...FILES, 'model.safetensors': weights.slice(0, -1) }) },
    payloads: {
      'artifact/formats': { files: [{}, {}, { path: 'model.safetensors', wellFormed: false }] },
    },
  },
};

import type { InstrumentSample } from '../support/instrument-sample.ts';
import { FILES, folderOf, text } from '../support/signed-models.ts';

export const sample: InstrumentSample = {
  sound: {
    inputs: { folder: folderOf(FILES) },
    payloads: {
      'bom/licence': {
        licences: [{ expression: 'MIT', tier: 'declared', file: { path: 'README.md' } }],
      },
    },
  },
  hostile: {
    // A card template that was not filled in says nothing about a licence.
    inputs: {
      folder: folderOf({
        ...FILES,
        'README.md': text('---\nlicense: "[More Information Needed]"\n---\n'),
      }),
    },
    payloads: { 'bom/licence': { licences: [] } },
  },
};

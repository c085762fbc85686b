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
    // The template of a card that nobody filled in says nothing of a licence.
    inputs: {
      folder: folderOf({
        ...FILES,
        'README.md': text('---\nlicense: "[More Information Needed]"\n---\n'),
      }),
    },
    payloads: { 'bom/licence': { licences: [] } },
  },
};

import { admittedFiles, EARLIER } from '../support/admitted.ts';
import type { InstrumentSample } from '../support/instrument-sample.ts';
import { folderOf, NOW, POLICY, STRANGER } from '../support/signed-models.ts';

const { signers } = POLICY;
const here = { place: 'serving/tiny', observedAt: NOW.toISOString() };

export const sample: InstrumentSample = {
  sound: {
    inputs: {
      folder: folderOf(await admittedFiles()),
      signers,
      place: 'serving/tiny',
      serving: true,
    },
    payloads: {
      'runtime/digest': {
        observations: [
          { role: 'admission', observedAt: EARLIER.toISOString() },
          { role: 'serving', ...here },
        ],
      },
    },
  },
  hostile: {
    // An admission that a stranger signed is not an admission.
    inputs: {
      folder: folderOf(await admittedFiles(STRANGER.signer)),
      signers,
      place: 'serving/tiny',
    },
    payloads: { 'runtime/digest': { observations: [{ role: 'stored', ...here }] } },
  },
};

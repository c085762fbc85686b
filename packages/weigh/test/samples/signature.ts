import type { InstrumentSample } from '../support/instrument-sample.ts';
import { folderOf, POLICY, signed, STRANGER, text } from '../support/signed-models.ts';

const files = await signed();
const added = { ...(await signed(undefined, STRANGER.signer)), 'added.py': text('import os\n') };
const { signers } = POLICY;

export const sample: InstrumentSample = {
  sound: {
    inputs: { folder: folderOf(files), signers },
    payloads: {
      'signature/verification': { verified: true, matchedSigner: 'team', path: 'model.sig' },
      'signature/manifest': { verified: 3, complete: true, unsignedPresent: { count: 0 } },
    },
  },
  hostile: {
    inputs: { folder: folderOf(added), signers },
    payloads: {
      'signature/verification': { verified: false, problem: { code: 'KEY_MISMATCH' } },
      'signature/manifest': null,
    },
  },
};

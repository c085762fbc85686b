import type { InstrumentSample } from '../support/instrument-sample.ts';
import { provenanceOf } from '../support/provenance.ts';
import { folderOf, POLICY, signed, STRANGER } from '../support/signed-models.ts';

const { signers } = POLICY;
const files = await signed();
const beside = async (...of: Parameters<typeof provenanceOf>) =>
  folderOf({ ...files, 'attestations/provenance.json': await provenanceOf(...of) });

export const sample: InstrumentSample = {
  sound: {
    inputs: { folder: await beside('model'), signers },
    payloads: {
      'pipeline/provenance': {
        verified: true,
        matchedSigner: 'team',
        builder: 'https://builder.example.org',
        source: 'https://git.example.org/acme/fraud',
      },
    },
  },
  hostile: {
    inputs: { folder: await beside('model', { signer: STRANGER.signer }), signers },
    payloads: { 'pipeline/provenance': { verified: false, problem: { code: 'KEY_MISMATCH' } } },
  },
};

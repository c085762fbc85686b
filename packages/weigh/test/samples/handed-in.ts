import { item, statement } from '../support/handed-in.ts';
import type { InstrumentSample } from '../support/instrument-sample.ts';
import { folderOf, POLICY, signed, STRANGER } from '../support/signed-models.ts';

const { signers } = POLICY;
const folder = folderOf(await signed());
const statements = async (...of: Parameters<typeof statement>) => [
  { path: 'drift.json', bytes: await statement(...of) },
];

// Of the types that others may hand in, sightings go into the item of admissions, and no other is registered:
// `handed-in.test.ts` tries the instrument with types of its own.
export const sample: InstrumentSample = {
  sound: { inputs: { folder, signers, statements: await statements([item()]) }, payloads: {} },
  hostile: {
    inputs: {
      folder,
      signers,
      statements: await statements([item()], { signer: STRANGER.signer }),
    },
    payloads: {},
  },
};

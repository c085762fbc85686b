import { item, OTHER, statement } from '../support/handed-in.ts';
import type { InstrumentSample } from '../support/instrument-sample.ts';
import { folderOf, POLICY, signed } from '../support/signed-models.ts';

const { signers } = POLICY;
const folder = folderOf(await signed());
const statements = async (...of: Parameters<typeof statement>) => [
  { path: 'drift.json', bytes: await statement(...of) },
];

const none = { count: 0, listed: [] };
const clusters = [{ name: 'eu', complete: true, serving: none, undetermined: none }];
const listed = item({ type: 'deployment/inventory', locator: 'eu', payload: { clusters } });

// Sightings go into the admission item.
export const sample: InstrumentSample = {
  sound: {
    inputs: { folder, signers, statements: await statements([item(), listed]) },
    payloads: { 'deployment/inventory': { clusters } },
  },
  hostile: {
    // Signed by the right team, about the bytes of another model.
    inputs: { folder, signers, statements: await statements([item(), listed], { model: OTHER }) },
    payloads: { 'deployment/inventory': null },
  },
};

import type { JsonObject } from '@weighbridge/core';
import fc from 'fast-check';
import { catalogue } from '../../src/catalogue.ts';
import {
  admission,
  files,
  KEY,
  manifest,
  OTHER,
  problem,
  provenance,
  serving,
  sightings,
  signature,
  STRANGER,
} from '../support/signers.ts';
import type { World } from './world-shape.ts';

const answer = fc.constantFrom(true, true, true, false, null);

const file = fc.record({
  path: fc.constantFrom('model.safetensors', 'model.onnx', 'README.md'),
  format: fc.constantFrom('safetensors', 'safetensors', 'onnx', null),
  canCarryCode: fc.constantFrom('no', 'no', 'no', 'no', 'yes', 'unknown'),
  wellFormed: answer,
  coverageComplete: fc.constantFrom(true, true, true, false),
  role: fc.constantFrom('model', 'model', 'document', null),
});

const clean = {
  path: 'model.safetensors',
  format: 'safetensors',
  canCarryCode: 'no',
  wellFormed: true,
  coverageComplete: true,
};

const formats = fc.oneof(
  fc.constant({ files: [clean], complete: true }),
  fc.record({
    files: fc.array(file, { maxLength: 2 }),
    complete: fc.constantFrom(true, true, false),
  }),
);

const codes = fc.oneof(
  fc.constant({ files: [clean], complete: true, skippedCount: 0 }),
  fc.record({
    files: fc.array(file, { maxLength: 2 }),
    complete: fc.constantFrom(true, true, false),
    skippedCount: fc.constantFrom(0, 0, 0, 1),
  }),
);

const inventory = fc.constantFrom(0, 0, 2).map((skippedCount) => ({
  files: 3,
  totalBytes: 9,
  hashed: true,
  skipped: [],
  skippedCount,
}));

const bom = fc.record({ valid: answer, bound: answer });

const few = fc.constantFrom(0, 0, 3);
const claims = fc.record({
  claims: fc.record({
    verified: few,
    measured: few,
    declared: few,
    inferred: few,
    none: fc.constantFrom(0, 0, 0, 1),
  }),
  contradicted: fc.constantFrom([], [], ['model.parameters']),
});

const expression = fc.constantFrom(
  'MIT',
  'MIT OR CC-BY-NC-4.0',
  'CC-BY-NC-4.0',
  'GPL-3.0-only',
  '((',
);
const licences = fc.array(
  fc.record({ expression, tier: fc.constantFrom('declared', 'declared', 'inferred') }),
  { maxLength: 2 },
);

const signer = fc.constantFrom(KEY, KEY, KEY, STRANGER);
const failure = fc
  .constantFrom('FILES_MISMATCH', 'CERTIFICATE_LAPSED', 'CERTIFICATE_LAPSED')
  .map(problem);

const signatures = fc.oneof(
  { weight: 3, arbitrary: signer.map((each) => signature({ signer: each })) },
  failure.map(signature),
  fc.constant(signature({ verified: null })),
);

const left = fc.array(fc.constantFrom(false, false, false, true, null), { maxLength: 2 });
const manifests = fc
  .record({ signer, left, complete: fc.constantFrom(true, true, true, false), extra: left })
  .map(({ signer: by, left: ignored, complete, extra }) =>
    manifest({
      signer: by,
      complete,
      ignoredPresent: files(...ignored),
      unsignedPresent: files(...extra.slice(1)),
    }),
  );

const digests = fc.constantFrom(
  sightings(admission(), serving()),
  sightings(serving(), serving({ place: 'elsewhere' })),
  sightings(serving()),
  sightings(admission({ root: OTHER }), serving()),
  sightings(admission({ signer: STRANGER }), serving()),
);

const provenances = fc.oneof(
  signer.map((each) => provenance({ signer: each })),
  fc.constantFrom(null, 'https://other.example.org').map((builder) => provenance({ builder })),
  failure.map(provenance),
);

const misshapen = fc.constantFrom<JsonObject>({}, { files: 'none' }, { valid: 1 });

function typed(type: string, payload: fc.Arbitrary<object>) {
  return fc
    .oneof({ weight: 9, arbitrary: payload }, { weight: 1, arbitrary: misshapen })
    .map((each) => ({ type, payload: each as JsonObject }));
}

/** The real catalogue with payloads as collectors make them, and as nobody should. */
export const builtInWorld: World = {
  catalogue,
  payload: fc.oneof(
    typed('artifact/formats', formats),
    typed('artifact/code', codes),
    typed('artifact/code', codes),
    typed('artifact/inventory', inventory),
    typed('bom/cyclonedx', bom),
    typed('bom/claims', claims),
    typed(
      'bom/licence',
      licences.map((list) => ({ licences: list })),
    ),
    typed('signature/verification', signatures),
    typed('signature/verification', signatures),
    typed('signature/manifest', manifests),
    typed('runtime/digest', digests),
    typed('pipeline/provenance', provenances),
  ),
  good: [
    { type: 'artifact/formats', payload: { files: [clean], complete: true } },
    { type: 'artifact/code', payload: { files: [clean], complete: true, skippedCount: 0 } },
    {
      type: 'artifact/inventory',
      payload: { files: 1, totalBytes: 1, skipped: [], skippedCount: 0 },
    },
    { type: 'bom/cyclonedx', payload: { valid: true, bound: true } },
    {
      type: 'bom/claims',
      payload: {
        claims: { verified: 0, measured: 1, declared: 1, inferred: 0, none: 0 },
        contradicted: [],
      },
    },
    { type: 'bom/licence', payload: { licences: [{ expression: 'MIT', tier: 'declared' }] } },
    { type: 'signature/verification', payload: signature() },
    { type: 'signature/manifest', payload: manifest() },
    { type: 'runtime/digest', payload: sightings(admission(), serving()) },
    { type: 'pipeline/provenance', payload: provenance() },
  ],
  ruleId: fc.constantFrom(
    'code/remote-code',
    'safetensors/overlap',
    'folder/special-file',
    'bom/not-bound',
    'licence/unknown',
    'signing/file-changed',
    'signing/file-unsigned',
    'other/rule',
  ),
};

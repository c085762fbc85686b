import type { JsonObject } from '@weighbridge/core';
import fc from 'fast-check';
import { catalogue } from '../../src/catalogue.ts';
import type { World } from './world.ts';

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

const inventory = fc.constantFrom(0, 0, 2).map((skippedCount) => ({
  files: 3,
  totalBytes: 9,
  hashed: true,
  skipped: [],
  skippedCount,
}));

const bom = fc.record({ valid: answer, bound: answer });

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
    typed('artifact/formats', formats),
    typed('artifact/inventory', inventory),
    typed('bom/cyclonedx', bom),
    typed(
      'bom/licence',
      licences.map((list) => ({ licences: list })),
    ),
    typed('signature/verification', fc.constant({ valid: true })),
  ),
  good: [
    { type: 'artifact/formats', payload: { files: [clean], complete: true } },
    {
      type: 'artifact/inventory',
      payload: { files: 1, totalBytes: 1, skipped: [], skippedCount: 0 },
    },
    { type: 'bom/cyclonedx', payload: { valid: true, bound: true } },
    { type: 'bom/licence', payload: { licences: [{ expression: 'MIT', tier: 'declared' }] } },
  ],
  ruleId: fc.constantFrom(
    'code/remote-code',
    'safetensors/overlap',
    'folder/special-file',
    'bom/not-bound',
    'licence/unknown',
    'other/rule',
  ),
};

import type { JsonObject } from '@weighbridge/core';
import { evidenceTypes } from '@weighbridge/evidence';
import { payloadsOf } from '@weighbridge/evidence/testing';
import fc from 'fast-check';
import { catalogue } from '../../src/catalogue.ts';
import type { World } from './world-shape.ts';

const misshapen = fc.constantFrom<JsonObject>({}, { files: 'none' }, { valid: 1 });

/** The real catalogue with payloads of every type that is registered, as collectors make them and as nobody should. */
export const builtInWorld: World = {
  catalogue,
  payload: fc.oneof(
    ...evidenceTypes.map((type) =>
      fc
        .oneof({ weight: 9, arbitrary: payloadsOf(type) }, { weight: 1, arbitrary: misshapen })
        .map((payload) => ({ type: type.type, payload: payload as JsonObject })),
    ),
  ),
  good: evidenceTypes.map(({ type, samples }) => ({ type, payload: samples.good as JsonObject })),
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

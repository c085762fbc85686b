import type { JsonObject } from '@weighbridge/core';
import { evidenceTypes, handedInTypes } from '@weighbridge/evidence';
import { payloadsOf } from '@weighbridge/evidence/testing';
import fc from 'fast-check';
import { catalogue } from '../../src/catalogue.ts';
import type { World } from './world-shape.ts';

const misshapen = fc.constantFrom<JsonObject>({}, { files: 'none' }, { valid: 1 });

/** Members with which a payload names its file: such payloads are remembered from statement to statement. */
const FILES = new Set(['file', 'weights', 'documents']);

/**
 * The payload of a look, without the file that says it. What files said has its own laws, on folders (ADR 20) and in
 * every order of few events. That memory relies on what a look at a folder gives: all items of a type have the instant
 * of the look, and a file says one thing. Here neither would hold. Evidence that others hand in has any instant and
 * names any file, and that memory ignores it.
 */
function ofNoFile(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ofNoFile);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).filter(([key]) => !FILES.has(key));
  return Object.fromEntries(members.map(([key, inner]) => [key, ofNoFile(inner)]));
}

/** Payloads of every registered type, both valid and misshapen. */
function payloads(madeOf: (payload: unknown) => unknown): World['payload'] {
  return fc.oneof(
    ...evidenceTypes.map((type) =>
      fc
        .oneof({ weight: 9, arbitrary: payloadsOf(type) }, { weight: 1, arbitrary: misshapen })
        .map((payload) => ({ type: type.type, payload: madeOf(payload) as JsonObject })),
    ),
  );
}

/** The real catalogue with payloads of every registered type. */
export const builtInWorld: World = {
  catalogue,
  payload: payloads(ofNoFile),
  handedIn: payloads((payload) => payload),
  observed: handedInTypes,
  good: evidenceTypes.map(({ type, samples }) => ({
    type,
    payload: ofNoFile(samples.good) as JsonObject,
  })),
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

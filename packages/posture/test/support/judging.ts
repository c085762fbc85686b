import { evidenceTypes } from '@weighbridge/evidence';
import { readBy } from '../../src/control.ts';
import { controls } from '../../src/controls/index.ts';
import { builtInPolicies } from '../../src/policies/index.ts';
import type { Policy } from '../../src/policy.ts';
import { signing } from './signers.ts';

/** A policy under which every judge can support. */
export const policy: Policy = { ...builtInPolicies.default, ...signing, clusters: ['production'] };

/** Every judge of the catalogue, with its control and the type that it reads. */
export const judging = controls.flatMap(({ id, ...control }) =>
  readBy(control).flatMap(({ type, judge }) => (judge === undefined ? [] : [{ id, type, judge }])),
);

/** The evidence type of a name. */
export function typeOf(type: string) {
  const found = evidenceTypes.find((each) => each.type === type);
  if (found === undefined) {
    throw new RangeError(`${type} is not an evidence type: list it in packages/evidence/src/types`);
  }
  return found;
}

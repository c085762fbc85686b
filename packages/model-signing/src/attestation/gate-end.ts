import type { JsonObject } from '@weighbridge/core';
import { parseInstant } from '@weighbridge/core';
import { arrayAt, instantAt, member, objectAt, optional } from './fields.ts';

/**
 * Extension members by which a Weighbridge gate says when its answer ends. Their names are URIs, so that they
 * collide with no other member.
 */
export const GATE_MEMBERS = {
  /** The waivers that were needed: a list of `{id, control, notAfter}`. */
  conditions: 'https://weighbridge.dev/gate/conditions',
  /** The advisory controls that fail: a list of ids. */
  advisory: 'https://weighbridge.dev/gate/advisory',
  /** ISO 8601 UTC instant at which the gate that admitted would no longer admit, by time alone. */
  holdsUntil: 'https://weighbridge.dev/gate/holds-until',
} as const;

/**
 * The first instant at which a gate's answer states that it ends; undefined when it states none.
 *
 * @throws {ModelSigningError} ATTESTATION_MALFORMED when a Weighbridge member has the wrong shape
 */
export function gateEndIn(predicate: JsonObject): string | undefined {
  const at = '/predicate';
  const whole = optional(predicate, GATE_MEMBERS.holdsUntil, at, instantAt);
  const pointer = `${at}/${GATE_MEMBERS.conditions}`;
  const listed = member(predicate, GATE_MEMBERS.conditions);
  const conditions = listed === undefined ? [] : arrayAt(listed, pointer);
  const ends = conditions.map((condition, index) => {
    const here = `${pointer}/${index}`;
    return instantAt(member(objectAt(condition, here), 'notAfter'), `${here}/notAfter`);
  });
  let first = whole;
  for (const end of ends) {
    if (first === undefined || parseInstant(end) < parseInstant(first)) first = end;
  }
  return first;
}

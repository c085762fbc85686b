import { TIERS } from '@weighbridge/core';
import type { JsonObject, JsonValue, Tier } from '@weighbridge/core';
import type { EvidenceFacts, StatedEvidence } from '../facts.ts';
import { arrayAt, instantAt, member, objectAt, optional, textAt } from '../fields.ts';
import { malformed } from '../malformed.ts';
import { PREDICATE_TYPES } from '../predicate-types.ts';
import { definePredicate } from '../predicate.ts';

/** Maximum number of items in one statement (CWE-400). */
const MAX_ITEMS = 10_000;
const EVIDENCE_TYPE = /^[a-z0-9]+(?:-[a-z0-9]+)*\/[a-z0-9]+(?:-[a-z0-9]+)*$/;
/** Maximum text lengths, as in the schema of evidence, in UTF-16 code units. */
const MAX = { type: 128, name: 256, locator: 2000 } as const;

/** Evidence that an observer hands in to the operator who weighs the model. */
export const evidence = definePredicate<EvidenceFacts>({
  id: 'evidence',
  title: 'what somebody observed of a model: drift, scans, where its digest runs (Weighbridge)',
  types: [PREDICATE_TYPES.evidence],
  citation: 'https://weighbridge.dev/evidence/v1',
  maxBytes: 8 * 1024 * 1024,
  parse: parseEvidence,
  // The weighing leaves out what is dated after now, item by item.
  check: () => [],
});

/** @throws {ModelSigningError} ATTESTATION_MALFORMED */
export function parseEvidence(predicate: JsonObject): EvidenceFacts {
  const at = '/predicate/items';
  const items = arrayAt(member(predicate, 'items'), at);
  if (items.length === 0) throw malformed(at, 'expected at least one item');
  if (items.length > MAX_ITEMS) throw malformed(at, `more than ${MAX_ITEMS} items`);
  return { kind: 'evidence', items: items.map((item, n) => itemAt(item, `${at}/${n}`)) };
}

function itemAt(value: JsonValue, at: string): StatedEvidence {
  const item = objectAt(value, at);
  const text = (from: JsonObject, name: string, pointer: string, most: number) => {
    const found = textAt(member(from, name), `${pointer}/${name}`);
    if (found.length > most)
      throw malformed(`${pointer}/${name}`, `longer than ${most} characters`);
    return found;
  };
  const type = text(item, 'type', at, MAX.type);
  if (!EVIDENCE_TYPE.test(type)) throw malformed(`${at}/type`, 'expected <family>/<kebab-name>');
  const producer = objectAt(member(item, 'producer'), `${at}/producer`);
  const expiresAt = optional(item, 'expiresAt', at, instantAt);
  return {
    type,
    producer: {
      name: text(producer, 'name', `${at}/producer`, MAX.name),
      version: text(producer, 'version', `${at}/producer`, MAX.name),
    },
    observedAt: instantAt(member(item, 'observedAt'), `${at}/observedAt`),
    ...(expiresAt === undefined ? {} : { expiresAt }),
    tier: tierAt(member(item, 'tier'), `${at}/tier`),
    locator: text(item, 'locator', at, MAX.locator),
    payload: objectAt(member(item, 'payload'), `${at}/payload`),
  };
}

function tierAt(value: JsonValue | undefined, at: string): Tier {
  const tier = TIERS.find((each) => each === value);
  if (tier === undefined) throw malformed(at, `expected one of ${TIERS.join(', ')}`);
  return tier;
}

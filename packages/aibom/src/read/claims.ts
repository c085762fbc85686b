import { canonicalJson, TIERS } from '@weighbridge/core';
import type { Digest, JsonValue, Tier } from '@weighbridge/core';
import { digestText } from '../cyclonedx/spellings.ts';
import type { Claim } from '../description.ts';
import { byCodeUnits, cleanText, cleanValue, isRecord, member } from '../text.ts';
import type { Node } from './node.ts';

/** A claim as a document states it, and where in the document it is. */
export interface StatedClaim extends Claim {
  readonly pointer: string;
  /** Position among the claims of its field, where the document gives it. */
  readonly order?: number;
}

const PREFIX = 'weighbridge:claim:';

/** The claims that a component's properties state in our own form; other properties are ignored. */
export function statedClaims(component: Node): readonly StatedClaim[] {
  return component.items('properties').flatMap((property) => {
    const claim = statedClaim(property, component);
    if (claim === undefined) return [];
    property.carry();
    return [claim];
  });
}

function statedClaim(property: Node, component: Node): StatedClaim | undefined {
  const name = member(property.value, 'name');
  const text = member(property.value, 'value');
  if (typeof name !== 'string' || !name.startsWith(PREFIX) || typeof text !== 'string')
    return undefined;
  const said = parsed(text);
  const [locator, order, tier] = ['locator', 'order', 'tier'].map((key) => member(said, key));
  const value = member(said, 'value');
  const field = name.slice(PREFIX.length);
  if (!FIELD.test(field) || !isLocator(locator) || !isValue(value) || !isTier(tier)) {
    return undefined;
  }
  return {
    field,
    value: withBatches(value, member(said, 'batches') === true, component),
    tier,
    locator,
    pointer: property.pointer,
    ...(typeof order === 'number' ? { order } : {}),
  };
}

/** Only what we would have written ourselves is accepted as ours. */
function parsed(text: string): unknown {
  try {
    const value = JSON.parse(text) as unknown;
    return isRecord(value) && canonicalJson(value) === text ? value : undefined;
  } catch {
    return undefined;
  }
}

const FIELD = /^[\w.-]{1,64}$/;

function isLocator(value: unknown): value is string {
  return typeof value === 'string' && cleanText(value, 1_024) === value;
}

/** Only values such as extractors make: bounded and clean. */
function isValue(value: unknown): value is JsonValue {
  if (value === undefined) return false;
  return canonicalJson(cleanValue(value, 4_096)) === canonicalJson(value);
}

function isTier(value: unknown): value is Tier {
  return TIERS.some((tier) => tier === value);
}

function withBatches(value: JsonValue, batches: boolean, component: Node): JsonValue {
  if (!batches || !isRecord(value)) return value;
  return { ...(value as Readonly<Record<string, JsonValue>>), batches: batchesOf(component) };
}

/** A data set's batches: the files nested in its component. */
export function batchesOf(component: Node): readonly JsonValue[] {
  return component
    .items('components')
    .filter((child) => child.is('type', 'file'))
    .map((child) => {
      const name = child.text('name') ?? '';
      const digest = digestOf(child);
      const facts = ['rows', 'sizeBytes'].flatMap((key) => {
        const count = countOf(ownProperty(child, key));
        return count === undefined ? [] : [[key, count] as const];
      });
      return {
        name,
        ...(digest === undefined ? {} : { digest }),
        ...Object.fromEntries(facts),
      };
    });
}

/** The first digest of a component that our vocabulary has a name for. */
export function digestOf(component: Node): Digest | undefined {
  for (const hash of component.items('hashes')) {
    const digest = digestText(member(hash.value, 'alg'), member(hash.value, 'content'));
    if (digest === undefined) continue;
    hash.carry();
    return digest;
  }
  return undefined;
}

/** The value of our own property with that name; marked as carried over when present. */
export function ownProperty(component: Node, name: string): string | undefined {
  for (const property of component.items('properties')) {
    const value = member(property.value, 'value');
    if (member(property.value, 'name') !== `weighbridge:${name}` || typeof value !== 'string')
      continue;
    property.carry();
    return cleanText(value, 4_096);
  }
  return undefined;
}

/** A text as the number that it spells, or undefined. */
export function countOf(text: string | undefined): number | undefined {
  if (text === undefined || text.trim() !== text || text === '') return undefined;
  const number = Number(text);
  return Number.isFinite(number) && String(number) === text ? number : undefined;
}

/** Claims in the order of descriptions: by field, then tier, then in document order. */
export function inOrder<T extends StatedClaim>(claims: readonly T[]): readonly T[] {
  return claims.toSorted(
    (a, b) =>
      byCodeUnits(a.field, b.field) ||
      TIERS.indexOf(a.tier) - TIERS.indexOf(b.tier) ||
      (a.order ?? Number.MAX_SAFE_INTEGER) - (b.order ?? Number.MAX_SAFE_INTEGER),
  );
}

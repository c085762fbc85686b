import type { JsonValue } from '@weighbridge/core';
import { claimsOf } from './claims.ts';
import type { Claim, BomDescription } from './description.ts';
import { asList, byCodeUnits, cleanName, isRecord, member } from './text.ts';

/** A claim with its place among all claims of its field. */
export interface OrderedClaim extends Claim {
  readonly order: number;
}

/** One data set as all sources together describe it. */
export interface Dataset {
  readonly name: string;
  /** The statements that describe it, best first. */
  readonly claims: readonly OrderedClaim[];
  readonly batches: readonly {
    readonly name: string;
    readonly digest?: string;
    readonly sizeBytes?: number;
    readonly rows?: number;
  }[];
  /** The first statement of a member among the claims, where it is text. */
  text(key: string): string | undefined;
  /** The first statement of a member among the claims, whatever it is. */
  first(key: string): JsonValue | undefined;
}

/** The data sets of a model by name; statements about the same name make one data set. */
export function datasetsOf(description: Pick<BomDescription, 'claims'>): readonly Dataset[] {
  const byName = new Map<string, OrderedClaim[]>();
  for (const [order, claim] of claimsOf(description, 'data.dataset').entries()) {
    const name = datasetName(claim);
    if (name === undefined) continue;
    const claims = byName.get(name) ?? [];
    claims.push({ ...claim, order });
    byName.set(name, claims);
  }
  return [...byName]
    .sort(([a], [b]) => byCodeUnits(a, b))
    .map(([name, claims]) => ({
      name,
      claims,
      batches: batchesOf(claims),
      text: (key) => firstText(claims, key),
      first: (key) => firstValue(claims, key),
    }));
}

/** The name of the data set that a claim is about, or undefined when it names none. */
export function datasetName({ field, value }: Claim): string | undefined {
  const name = field === 'data.dataset' ? member(value, 'name') : undefined;
  return typeof name === 'string' ? cleanName(name) || undefined : undefined;
}

function firstText(claims: readonly Claim[], key: string): string | undefined {
  for (const claim of claims) {
    const value = member(claim.value, key);
    if (typeof value === 'string' && value !== '') return value;
  }
  return undefined;
}

function firstValue(claims: readonly Claim[], key: string): JsonValue | undefined {
  for (const claim of claims) {
    const value = member(claim.value, key);
    if (value !== undefined && value !== null) return value as JsonValue;
  }
  return undefined;
}

function batchesOf(claims: readonly Claim[]): Dataset['batches'] {
  const batches = claims
    .map((claim) => asList(member(claim.value, 'batches')))
    .find((list) => list.length > 0);
  return (batches ?? []).filter(isRecord).map((batch, i) => {
    const [name, digest, sizeBytes, rows] = ['name', 'digest', 'sizeBytes', 'rows'].map((key) =>
      member(batch, key),
    );
    return {
      name: typeof name === 'string' && name !== '' ? cleanName(name) : String(i),
      ...(typeof digest === 'string' ? { digest } : {}),
      ...(typeof sizeBytes === 'number' ? { sizeBytes } : {}),
      ...(typeof rows === 'number' ? { rows } : {}),
    };
  });
}

import { claimsOf } from './claims.ts';
import type { Claim, ModelDescription } from './description.ts';
import { asList, byCodeUnits, cleanName, isRecord, member } from './text.ts';

/** One data set as all sources together describe it. */
export interface Dataset {
  readonly name: string;
  /** The statements that it is made of, best first. */
  readonly claims: readonly Claim[];
  readonly batches: readonly {
    readonly name: string;
    readonly digest?: string;
    readonly sizeBytes?: number;
    readonly rows?: number;
  }[];
  /** The first statement of a member among the claims. */
  text(key: string): string | undefined;
}

/** The data sets of a model by name; statements about one name are one data set. */
export function datasetsOf(description: Pick<ModelDescription, 'claims'>): readonly Dataset[] {
  const byName = new Map<string, Claim[]>();
  for (const claim of claimsOf(description, 'data.dataset')) {
    const name = member(claim.value, 'name');
    if (typeof name !== 'string' || cleanName(name) === '') continue;
    const claims = byName.get(cleanName(name)) ?? [];
    claims.push(claim);
    byName.set(cleanName(name), claims);
  }
  return [...byName]
    .sort(([a], [b]) => byCodeUnits(a, b))
    .map(([name, claims]) => ({
      name,
      claims,
      batches: batchesOf(claims),
      text: (key) => firstText(claims, key),
    }));
}

function firstText(claims: readonly Claim[], key: string): string | undefined {
  for (const claim of claims) {
    const value = member(claim.value, key);
    if (typeof value === 'string' && value !== '') return value;
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

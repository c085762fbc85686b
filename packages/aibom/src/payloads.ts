import { sha256Digest } from '@weighbridge/core';
import type { Digest, Finding, Tier } from '@weighbridge/core';
import type { BomPayload, LicencePayload } from '@weighbridge/evidence';
import { claimsOf, claimTotals } from './claims.ts';
import { compareBomToFiles } from './compare-bom.ts';
import type { ModelDescription } from './description.ts';
import { fields, missingFromBom, viewBom } from './fields.ts';
import { normaliseLicence } from './licences/normalise.ts';
import { LICENCE_PROBLEM } from './licences/problem.ts';
import { asList, cleanName, isRecord, member, plainText } from './text.ts';

/** What `describeBom` judges. */
export interface BomToDescribe {
  /** The document's exact text. */
  readonly text: string;
  /** The text, parsed. */
  readonly json: unknown;
  /** The result of `validateBom`; null when it did not run. */
  readonly valid: boolean | null;
  /** `generated` from the bytes, or `shipped` with the model. */
  readonly origin: BomPayload['origin'];
  /** Path of a shipped BOM, which cannot list itself. */
  readonly path?: string;
  /** Files that are written after it and that it need not list: the model's signatures, statements about it. */
  readonly later?: readonly string[];
}

/**
 * The payload of `bom/cyclonedx` evidence, and the result of comparing the BOM with the bytes.
 *
 * A shipped BOM proves nothing: what it says counts as declared.
 */
export function describeBom(
  description: ModelDescription,
  bom: BomToDescribe,
): { readonly payload: BomPayload; readonly findings: readonly Finding[] } {
  const digests = new Map<string, Digest>(
    description.files.flatMap(({ path, digest }) =>
      digest === undefined ? [] : [[path, digest] as const],
    ),
  );
  const apart = description.setApart.map(({ path }) => path);
  const ignore = [...(bom.path === undefined ? [] : [bom.path]), ...(bom.later ?? []), ...apart];
  const { bound, findings } = compareBomToFiles(bom.json, digests, { ignore });
  const payload: BomPayload = {
    specVersion: textOf(bom.json, 'specVersion'),
    serialNumber: textOf(bom.json, 'serialNumber'),
    bomDigest: sha256Digest(new TextEncoder().encode(bom.text)),
    valid: bom.valid,
    bound,
    origin: bom.origin,
    components: countComponents(bom.json),
    claims: bom.origin === 'generated' ? claimTotals(description) : declaredFields(bom.json),
    missing: missingFromBom(bom.json),
  };
  return { payload, findings };
}

/**
 * The payload of `bom/licence` evidence: every licence found, as SPDX names it, with its place; the licences that a
 * second statement in the same card overrules; and the files that could not be read for a licence.
 */
export function describeLicences(description: Pick<ModelDescription, 'claims'>): LicencePayload {
  const seen = new Set<string>();
  const stated = [
    ...claimsOf(description, 'model.licence'),
    ...claimsOf(description, 'model.licenceOverruled'),
  ];
  const licences = stated.flatMap(({ value, tier, locator }) => {
    const { expression } = normaliseLicence(plainText(value));
    const key = JSON.stringify([expression, tier, locator]);
    if (seen.has(key)) return [];
    seen.add(key);
    return [{ expression, tier, locator }];
  });
  const problems = claimsOf(description, LICENCE_PROBLEM).map(({ value, locator }) => ({
    expression: 'NOASSERTION',
    tier: 'measured' as const,
    locator,
    problem: plainText(value),
  }));
  return { licences: [...licences, ...problems] };
}

function textOf(json: unknown, key: string): string {
  const value = member(json, key);
  return typeof value === 'string' ? cleanName(value, 128) : '';
}

/** The number of components at any depth, including the main one; walks without recursion. */
function countComponents(bom: unknown): number {
  let count = 0;
  const stack = [
    ...asList(member(bom, 'components')),
    member(member(bom, 'metadata'), 'component'),
  ];
  while (stack.length > 0) {
    const component = stack.pop();
    if (!isRecord(component)) continue;
    count += 1;
    for (const child of asList(member(component, 'components'))) stack.push(child);
  }
  return count;
}

function declaredFields(bom: unknown): Readonly<Record<Tier, number>> {
  const view = viewBom(bom);
  const declared = fields.filter((field) => field.inBom(view)).length;
  return { verified: 0, measured: 0, declared, inferred: 0, none: 0 };
}

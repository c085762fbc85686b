import type { JsonObject } from '@weighbridge/core';
import { canonicalJson } from '@weighbridge/core';
import type { BomAffirmation, BomAssessment } from '../assessment.ts';
import type { BomDescription, Claim } from '../description.ts';
import { cleanText, plainText } from '../text.ts';
import { declareAssessment } from './declared-assessment.ts';
import type { DeclaredParts } from './declared-assessment.ts';
import { claimRef, evidenceRef, TARGET_REF } from './refs.ts';

/** What the declarations of a BOM are made from. */
export interface DeclarationOptions {
  readonly assessments?: readonly BomAssessment[] | undefined;
  readonly affirmation?: BomAffirmation | undefined;
}

/** Maximum length of a value in a predicate, UTF-16 code units; the claim's property has all of it. */
const MAX_PREDICATE = 512;

/**
 * What the BOM declares: each claim with its evidence, and how the model meets the requirements of standards according
 * to its assessors. The standards are defined next to it.
 */
export function declarationsOf(
  description: BomDescription,
  target: JsonObject,
  options: DeclarationOptions,
  timestamp: Date | undefined,
): { readonly declarations?: JsonObject; readonly definitions?: JsonObject } {
  const { assessments = [], affirmation } = options;
  const own = declareClaims(description.claims, timestamp);
  const assessed = assessments.map(declareAssessment);
  const all = <K extends keyof DeclaredParts>(key: K) => assessed.flatMap((parts) => parts[key]);
  const claims = [...own.claims, ...all('claims')];
  if (claims.length === 0 && assessed.length === 0 && affirmation === undefined) return {};
  const evidence = new Map(
    [...own.evidence, ...all('evidence')].map((item) => [plainText(item['bom-ref']), item]),
  );
  const declarations = {
    ...(assessed.length > 0
      ? { assessors: all('assessors'), attestations: all('attestations') }
      : {}),
    claims,
    evidence: [...evidence.values()],
    targets: { components: [target] },
    ...(affirmation === undefined ? {} : { affirmation: affirmationOf(affirmation) }),
  };
  return {
    declarations,
    ...(assessed.length > 0 ? { definitions: { standards: all('standards') } } : {}),
  };
}

/** One declared claim for each value that is claimed of a field, with all the evidence for it. */
function declareClaims(claims: readonly Claim[], timestamp: Date | undefined) {
  const byValue = new Map<string, Claim[]>();
  for (const claim of claims) {
    const key = `${claim.field}: ${canonicalJson(claim.value)}`;
    const same = byValue.get(key);
    if (same === undefined) byValue.set(key, [claim]);
    else same.push(claim);
  }
  const counts = new Map<string, number>();
  const evidence = new Map<string, JsonObject>();
  const declared = [...byValue].map(([predicate, same]) => {
    const field = same[0]?.field ?? '';
    const index = counts.get(field) ?? 0;
    counts.set(field, index + 1);
    for (const claim of same) evidence.set(evidenceRef(claim), evidenceOf(claim, timestamp));
    return {
      'bom-ref': claimRef(field, index),
      target: TARGET_REF,
      predicate: cleanText(predicate, MAX_PREDICATE),
      reasoning: cleanText(
        same.map(({ tier, locator }) => `${tier}: ${locator}`).join('; '),
        2_000,
      ),
      evidence: [...new Set(same.map(evidenceRef))],
    };
  });
  return { claims: declared, evidence: [...evidence.values()] };
}

function evidenceOf(claim: Claim, timestamp: Date | undefined): JsonObject {
  return {
    'bom-ref': evidenceRef(claim),
    description: `${claim.tier}: ${claim.locator}`,
    data: [{ name: claim.locator }],
    ...(timestamp === undefined ? {} : { created: timestamp.toISOString() }),
  };
}

function affirmationOf({ statement, signatories }: BomAffirmation): JsonObject {
  return {
    statement,
    signatories: signatories.map(({ name, role, organization, url }) => ({
      name,
      ...(role === undefined ? {} : { role }),
      organization: { name: organization },
      externalReference: { type: 'electronic-signature', url },
    })),
  };
}

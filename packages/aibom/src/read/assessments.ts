import type { Tier } from '@weighbridge/core';
import { canonicalJson, TIERS } from '@weighbridge/core';
import type {
  BomAffirmation,
  BomAssessment,
  BomAssessmentEvidence,
  BomAssessmentResult,
} from '../assessment.ts';
import { assessmentEvidenceRef } from '../cyclonedx/refs.ts';
import { asList, isRecord, member } from '../text.ts';

type Members = Readonly<Record<string, unknown>>;

/** The assessments that a document of ours declares; attestations from other tools do not have this shape. */
export function readAssessments(bom: unknown): readonly BomAssessment[] {
  const declarations = member(bom, 'declarations');
  const attestations = asList(member(declarations, 'attestations'));
  const standards = asList(member(member(bom, 'definitions'), 'standards'));
  if (attestations.length !== standards.length) return [];
  const evidence = evidenceByRef(declarations);
  return attestations.flatMap((attestation, i) => {
    const read = readAssessment(attestation, standards[i], declarations, evidence);
    return read === undefined ? [] : [read];
  });
}

function readAssessment(
  attestation: unknown,
  standard: unknown,
  declarations: unknown,
  evidence: ReadonlyMap<string, BomAssessmentEvidence>,
): BomAssessment | undefined {
  const ref = member(attestation, 'assessor');
  const assessor = asList(member(declarations, 'assessors')).find(
    (one) => member(one, 'bom-ref') === ref,
  );
  const name = textOf(member(assessor, 'organization'), 'name');
  const title = textOf(standard, 'name');
  if (name === undefined || title === undefined) return undefined;
  const rationales = asList(member(attestation, 'map')).map((entry) =>
    textOf(member(entry, 'conformance'), 'rationale'),
  );
  const results = asList(member(standard, 'requirements')).map((requirement, i) =>
    readResult(requirement, rationales[i], evidence),
  );
  const ids = new Set(results.map((result) => result?.requirement));
  if (ids.has(undefined) || ids.size < results.length) return undefined;
  const [link] = asList(member(standard, 'externalReferences'));
  return {
    assessor: { name, thirdParty: member(assessor, 'thirdParty') === true },
    standard: {
      name: title,
      ...texts(standard, ['version', 'description']),
      ...texts(link, ['url']),
    },
    ...texts(attestation, ['summary']),
    results: results as readonly BomAssessmentResult[],
  };
}

const OUTCOMES = ['pass', 'fail', 'unknown', 'not-applicable'] as const;

function readResult(
  requirement: unknown,
  rationale: string | undefined,
  evidence: ReadonlyMap<string, BomAssessmentEvidence>,
): BomAssessmentResult | undefined {
  const properties = asList(member(requirement, 'properties'));
  const values = (name: string) =>
    properties
      .filter((one) => member(one, 'name') === `weighbridge:${name}`)
      .map((one) => member(one, 'value'));
  const outcome = OUTCOMES.find((one) => one === values('outcome')[0]);
  const [id, title] = [textOf(requirement, 'identifier'), textOf(requirement, 'title')];
  const prefix = `${outcome}: `;
  if (outcome === undefined || id === undefined || title === undefined) return undefined;
  if (rationale?.startsWith(prefix) !== true) return undefined;
  const behind = values('evidence').flatMap((ref) => evidence.get(String(ref)) ?? []);
  return {
    requirement: id,
    title,
    outcome,
    rationale: rationale.slice(prefix.length),
    ...(behind.length > 0 ? { evidence: behind } : {}),
  };
}

/** Evidence of assessments by id: the content of our own attachments. */
function evidenceByRef(declarations: unknown): ReadonlyMap<string, BomAssessmentEvidence> {
  const found = new Map<string, BomAssessmentEvidence>();
  for (const item of asList(member(declarations, 'evidence'))) {
    const [data] = asList(member(item, 'data'));
    const text = textOf(member(member(data, 'contents'), 'attachment'), 'content');
    const evidence = text === undefined ? undefined : parseEvidence(text);
    if (evidence !== undefined && member(item, 'bom-ref') === assessmentEvidenceRef(evidence))
      found.set(evidence.id, evidence);
  }
  return found;
}

function parseEvidence(text: string): BomAssessmentEvidence | undefined {
  try {
    const value = JSON.parse(text) as unknown;
    if (!isRecord(value) || canonicalJson(value) !== text) return undefined;
    const { id, type, tier, locator, observedAt, expiresAt } = value as Members;
    const said = [id, type, locator, observedAt].every((part) => typeof part === 'string');
    if (!said || !TIERS.includes(tier as Tier)) return undefined;
    const isInstant = expiresAt === undefined || typeof expiresAt === 'string';
    return isInstant ? (value as unknown as BomAssessmentEvidence) : undefined;
  } catch {
    return undefined;
  }
}

/** Who affirms the declarations, where each signatory names an organisation and a link. */
export function readAffirmation(bom: unknown): BomAffirmation | undefined {
  const affirmation = member(member(bom, 'declarations'), 'affirmation');
  const statement = textOf(affirmation, 'statement');
  if (statement === undefined) return undefined;
  const signatories = asList(member(affirmation, 'signatories')).flatMap((one) => {
    const name = textOf(one, 'name');
    const organization = textOf(member(one, 'organization'), 'name');
    const url = textOf(member(one, 'externalReference'), 'url');
    if (name === undefined || organization === undefined || url === undefined) return [];
    return [{ name, ...texts(one, ['role']), organization, url }];
  });
  return { statement, signatories };
}

function textOf(value: unknown, key: string): string | undefined {
  const text = member(value, key);
  return typeof text === 'string' ? text : undefined;
}

function texts(value: unknown, keys: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    keys.flatMap((key) => {
      const text = textOf(value, key);
      return text === undefined ? [] : [[key, text]];
    }),
  );
}

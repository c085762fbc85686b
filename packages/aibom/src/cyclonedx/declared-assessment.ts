import type { JsonObject } from '@weighbridge/core';
import { canonicalJson } from '@weighbridge/core';
import type { BomAssessment, BomAssessmentEvidence, BomAssessmentResult } from '../assessment.ts';
import { property } from './properties.ts';
import {
  assessorRef,
  assessmentEvidenceRef,
  requirementRef,
  resultRef,
  standardRef,
  TARGET_REF,
} from './refs.ts';

/** What one assessment adds to the declarations and definitions of a BOM. */
export interface DeclaredParts {
  readonly assessors: readonly JsonObject[];
  readonly attestations: readonly JsonObject[];
  readonly claims: readonly JsonObject[];
  readonly evidence: readonly JsonObject[];
  readonly standards: readonly JsonObject[];
}

/**
 * An assessment as a CycloneDX attestation: a requirement that is met has a claim and the score 1, one that is not met
 * has a counter claim and the score 0, and one without an answer has neither, only the reason.
 *
 * @throws {RangeError} when two results are about the same requirement
 */
export function declareAssessment(assessment: BomAssessment, index: number): DeclaredParts {
  const { assessor, results, summary } = assessment;
  const repeated = results.find(
    ({ requirement }, i) => results.findIndex((one) => one.requirement === requirement) !== i,
  );
  if (repeated !== undefined) {
    throw new RangeError(`two results for ${JSON.stringify(repeated.requirement)}`);
  }
  const decided = results.filter(({ outcome }) => outcome === 'pass' || outcome === 'fail');
  return {
    assessors: [
      {
        'bom-ref': assessorRef(index),
        thirdParty: assessor.thirdParty,
        organization: { name: assessor.name },
      },
    ],
    attestations: [
      {
        ...(summary === undefined ? {} : { summary }),
        assessor: assessorRef(index),
        map: results.map((result) => mapping(result, index)),
      },
    ],
    claims: decided.map((result) => claimOf(result, index)),
    evidence: results.flatMap(({ evidence = [] }) => evidence.map(evidenceOf)),
    standards: [standardOf(assessment, index)],
  };
}

function mapping({ requirement, outcome, rationale }: BomAssessmentResult, index: number) {
  const claims = [resultRef(index, requirement)];
  return {
    requirement: requirementRef(index, requirement),
    ...(outcome === 'pass' ? { claims } : {}),
    ...(outcome === 'fail' ? { counterClaims: claims } : {}),
    conformance: {
      ...(outcome === 'pass' ? { score: 1 } : {}),
      ...(outcome === 'fail' ? { score: 0 } : {}),
      rationale: `${outcome}: ${rationale}`,
    },
  };
}

function claimOf(result: BomAssessmentResult, index: number): JsonObject {
  const { requirement, title, outcome, rationale, evidence = [] } = result;
  const refs = [...new Set(evidence.map(assessmentEvidenceRef))];
  return {
    'bom-ref': resultRef(index, requirement),
    target: TARGET_REF,
    predicate: title,
    reasoning: rationale,
    ...(refs.length > 0 ? { [outcome === 'pass' ? 'evidence' : 'counterEvidence']: refs } : {}),
  };
}

function evidenceOf(evidence: BomAssessmentEvidence): JsonObject {
  const { type, tier, locator, observedAt, expiresAt } = evidence;
  return {
    'bom-ref': assessmentEvidenceRef(evidence),
    propertyName: `weighbridge:${type}`,
    description: `${tier}: ${locator}`,
    data: [{ name: locator, contents: { attachment: { content: canonicalJson(evidence) } } }],
    created: observedAt,
    ...(expiresAt === undefined ? {} : { expires: expiresAt }),
  };
}

function standardOf({ standard, results }: BomAssessment, index: number): JsonObject {
  const { name, version, description, url } = standard;
  return {
    'bom-ref': standardRef(index),
    name,
    ...(version === undefined ? {} : { version }),
    ...(description === undefined ? {} : { description }),
    requirements: results.map(({ requirement, title, outcome, evidence = [] }) => ({
      'bom-ref': requirementRef(index, requirement),
      identifier: requirement,
      title,
      properties: [
        property('outcome', outcome),
        ...evidence.map(({ id }) => property('evidence', id)),
      ],
    })),
    ...(url === undefined ? {} : { externalReferences: [{ type: 'documentation', url }] }),
  };
}

import type { JsonObject } from '@weighbridge/core';
import { checkSummary } from '../checks/summary.ts';
import type { SummaryFacts } from '../facts.ts';
import { instantAt, member, objectAt, optional, textAt, textsAt, uriAt } from '../fields.ts';
import { gateEndIn } from '../gate-end.ts';
import { PREDICATE_TYPES } from '../predicate-types.ts';
import { definePredicate } from '../predicate.ts';
import { resourcesAt } from '../resource.ts';
import { completeSummary, policyAt, resultAt } from '../summary.ts';

/** SLSA verification summary (VSA) 1. */
export const slsaSummary1 = definePredicate<SummaryFacts>({
  id: 'slsa-summary-1',
  title: 'that a verifier passed or refused an artifact under a policy (SLSA VSA 1)',
  types: [PREDICATE_TYPES.slsaSummary1],
  section: 'summary',
  citation: 'https://slsa.dev/spec/v1.2/verification_summary',
  parse,
  check: checkSummary,
});

function parse(predicate: JsonObject): SummaryFacts {
  const at = '/predicate';
  const verifier = objectAt(member(predicate, 'verifier'), `${at}/verifier`);
  const timeVerified = optional(predicate, 'timeVerified', at, instantAt);
  const endsAt = gateEndIn(predicate);
  const slsaVersion = optional(predicate, 'slsaVersion', at, textAt);
  return completeSummary({
    kind: 'summary',
    version: '1',
    verifier: uriAt(member(verifier, 'id'), `${at}/verifier/id`),
    ...(timeVerified === undefined ? {} : { timeVerified }),
    resourceUri: uriAt(member(predicate, 'resourceUri'), `${at}/resourceUri`),
    policy: policyAt(member(predicate, 'policy'), `${at}/policy`),
    inputAttestations: resourcesAt(
      member(predicate, 'inputAttestations'),
      `${at}/inputAttestations`,
    ),
    result: resultAt(member(predicate, 'verificationResult'), `${at}/verificationResult`),
    levels: textsAt(member(predicate, 'verifiedLevels'), `${at}/verifiedLevels`),
    ...(slsaVersion === undefined ? {} : { slsaVersion }),
    ...(endsAt === undefined ? {} : { endsAt }),
  });
}

import type { JsonObject } from '@weighbridge/core';
import { checkSummary } from '../checks/summary.ts';
import type { SummaryFacts } from '../facts.ts';
import { instantAt, member, objectAt, textAt, uriAt } from '../fields.ts';
import { PREDICATE_TYPES } from '../predicate-types.ts';
import { definePredicate } from '../predicate.ts';
import { resourcesAt } from '../resource.ts';
import { completeSummary, policyAt, resultAt } from '../summary.ts';

/** SLSA verification summary (VSA) 0.2, whose members are spelled with underscores. */
export const slsaSummary02 = definePredicate<SummaryFacts>({
  id: 'slsa-summary-02',
  title: 'that a verifier passed or refused an artifact under a policy (SLSA VSA 0.2)',
  types: [PREDICATE_TYPES.slsaSummary02],
  section: 'summary',
  citation: 'https://slsa.dev/spec/v0.2/verification_summary',
  parse,
  check: checkSummary,
});

function parse(predicate: JsonObject): SummaryFacts {
  const at = '/predicate';
  const verifier = objectAt(member(predicate, 'verifier'), `${at}/verifier`);
  return completeSummary({
    kind: 'summary',
    version: '0.2',
    verifier: uriAt(member(verifier, 'id'), `${at}/verifier/id`),
    timeVerified: instantAt(member(predicate, 'time_verified'), `${at}/time_verified`),
    resourceUri: uriAt(member(predicate, 'resource_uri'), `${at}/resource_uri`),
    policy: policyAt(member(predicate, 'policy'), `${at}/policy`),
    inputAttestations: resourcesAt(
      member(predicate, 'input_attestations'),
      `${at}/input_attestations`,
    ),
    result: resultAt(member(predicate, 'verification_result'), `${at}/verification_result`),
    levels: [textAt(member(predicate, 'policy_level'), `${at}/policy_level`)],
  });
}

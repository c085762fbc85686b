import type { JsonObject } from '@weighbridge/core';
import { checkVerificationResult } from '../checks/verification-result.ts';
import type { VerificationResultFacts } from '../facts.ts';
import { instantAt, member, objectAt, textsAt, uriAt } from '../fields.ts';
import { gateEndIn } from '../gate-end.ts';
import { malformed } from '../malformed.ts';
import { PREDICATE_TYPES } from '../predicate-types.ts';
import { definePredicate } from '../predicate.ts';
import { resourcesAt } from '../resource.ts';

/** in-toto simple verification result (SVR): 0.2, which must list its policies, and 0.1, which need not. */
export const simpleResult = definePredicate<VerificationResultFacts>({
  id: 'simple-result',
  title: 'which properties a verifier found an artifact to have (in-toto SVR 0.1 and 0.2)',
  types: [PREDICATE_TYPES.simpleResult02, PREDICATE_TYPES.simpleResult01],
  section: 'verificationResult',
  citation: 'https://github.com/in-toto/attestation/blob/main/spec/predicates/svr.md',
  parse,
  check: checkVerificationResult,
});

function parse(predicate: JsonObject, predicateType: string): VerificationResultFacts {
  const at = '/predicate';
  const version = predicateType === PREDICATE_TYPES.simpleResult01 ? '0.1' : '0.2';
  const verifier = objectAt(member(predicate, 'verifier'), `${at}/verifier`);
  const policies = member(verifier, 'policies');
  if (version === '0.2' && policies === undefined) {
    throw malformed(`${at}/verifier/policies`, 'expected an array');
  }
  const endsAt = gateEndIn(predicate);
  return {
    kind: 'verification-result',
    version,
    verifier: uriAt(member(verifier, 'id'), `${at}/verifier/id`),
    policies: version === '0.2' ? resourcesAt(policies, `${at}/verifier/policies`) : [],
    timeCreated: instantAt(member(predicate, 'timeCreated'), `${at}/timeCreated`),
    properties: textsAt(member(predicate, 'properties'), `${at}/properties`),
    ...(endsAt === undefined ? {} : { endsAt }),
  };
}

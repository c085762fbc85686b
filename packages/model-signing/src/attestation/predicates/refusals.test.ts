import type { JsonObject } from '@weighbridge/core';
import { expect, test } from 'vitest';
import { verify } from '../../../test/support/attestation-policy.ts';
import {
  attested,
  provenance02,
  provenance1,
  result02,
  ROOT_HEX,
  summary02,
  summary1,
} from '../../../test/support/attested.ts';
import { PREDICATE_TYPES } from '../predicate-types.ts';

/** Codes that a changed predicate must be refused with. */
const REFUSED: readonly (readonly [string, string, JsonObject, string])[] = [
  [
    'another builder with the same prefix',
    PREDICATE_TYPES.slsaProvenance1,
    {
      ...provenance1,
      runDetails: { builder: { id: 'https://github.com/actions/runner/github-hosted2' } },
    },
    'ATTESTATION_BUILDER',
  ],
  [
    'a source that only depends on the wanted one',
    PREDICATE_TYPES.slsaProvenance1,
    withWorkflow({ repository: 'https://github.com/evil/fraud', ref: 'refs/tags/v7' }),
    'ATTESTATION_SOURCE',
  ],
  [
    'a source that differs from the wanted one only in case',
    PREDICATE_TYPES.slsaProvenance1,
    withWorkflow({ repository: 'https://github.com/Acme/fraud', ref: 'refs/tags/v7' }),
    'ATTESTATION_SOURCE',
  ],
  [
    'two sources that disagree',
    PREDICATE_TYPES.slsaProvenance1,
    {
      ...provenance1,
      buildDefinition: {
        ...provenance1.buildDefinition,
        externalParameters: {
          ...provenance1.buildDefinition.externalParameters,
          source: 'git+https://github.com/evil/fraud@refs/tags/v7',
        },
      },
    },
    'ATTESTATION_SOURCE',
  ],
  [
    'no source at all',
    PREDICATE_TYPES.slsaProvenance1,
    { ...provenance1, buildDefinition: { ...provenance1.buildDefinition, externalParameters: {} } },
    'ATTESTATION_SOURCE',
  ],
  [
    'two commits for one source',
    PREDICATE_TYPES.slsaProvenance1,
    {
      ...provenance1,
      buildDefinition: {
        ...provenance1.buildDefinition,
        resolvedDependencies: [
          ...provenance1.buildDefinition.resolvedDependencies,
          { uri: 'git+https://github.com/acme/fraud', digest: { gitCommit: 'e'.repeat(40) } },
        ],
      },
    },
    'ATTESTATION_SOURCE',
  ],
  [
    'another commit',
    PREDICATE_TYPES.slsaProvenance02,
    {
      ...provenance02,
      invocation: {
        configSource: { ...provenance02.invocation.configSource, digest: { sha1: 'e'.repeat(40) } },
      },
    },
    'ATTESTATION_SOURCE',
  ],
  [
    'materials in place of a source',
    PREDICATE_TYPES.slsaProvenance02,
    { ...provenance02, invocation: {} },
    'ATTESTATION_SOURCE',
  ],
  [
    'another verifier',
    PREDICATE_TYPES.slsaSummary1,
    { ...summary1, verifier: { id: 'https://example.com/gate2' } },
    'ATTESTATION_VERIFIER',
  ],
  [
    'another place of use',
    PREDICATE_TYPES.slsaSummary1,
    { ...summary1, resourceUri: 'pkg:huggingface/acme/fraud@70' },
    'ATTESTATION_RESOURCE',
  ],
  [
    'a refusal',
    PREDICATE_TYPES.slsaSummary1,
    { ...summary1, verificationResult: 'FAILED', verifiedLevels: ['FAILED'] },
    'ATTESTATION_RESULT',
  ],
  [
    'a refusal with levels of a pass',
    PREDICATE_TYPES.slsaSummary02,
    { ...summary02, verification_result: 'FAILED' },
    'ATTESTATION_RESULT',
  ],
  [
    'a lower level',
    PREDICATE_TYPES.slsaSummary1,
    { ...summary1, verifiedLevels: ['SLSA_BUILD_LEVEL_1'] },
    'ATTESTATION_LEVEL',
  ],
  [
    'a higher level of another track',
    PREDICATE_TYPES.slsaSummary1,
    { ...summary1, verifiedLevels: ['SLSA_SOURCE_LEVEL_4'] },
    'ATTESTATION_LEVEL',
  ],
  [
    'a level that was not evaluated',
    PREDICATE_TYPES.slsaSummary1,
    { ...summary1, verifiedLevels: ['SLSA_BUILD_LEVEL_UNEVALUATED'] },
    'ATTESTATION_LEVEL',
  ],
  [
    'the policy of another digest',
    PREDICATE_TYPES.slsaSummary1,
    { ...summary1, policy: { uri: 'https://example.com/prod', digest: { sha256: ROOT_HEX } } },
    'ATTESTATION_POLICY',
  ],
  [
    'an old summary',
    PREDICATE_TYPES.slsaSummary1,
    { ...summary1, timeVerified: '2026-11-22T11:59:59Z' },
    'ATTESTATION_TIME',
  ],
  [
    'a summary from the future',
    PREDICATE_TYPES.slsaSummary1,
    { ...summary1, timeVerified: '2026-11-23T12:01:01Z' },
    'ATTESTATION_TIME',
  ],
  [
    'a summary without a time',
    PREDICATE_TYPES.slsaSummary1,
    { ...summary1, timeVerified: null },
    'ATTESTATION_TIME',
  ],
  [
    'a result without the property',
    PREDICATE_TYPES.simpleResult02,
    { ...result02, properties: ['WB_ADMITTED_NOT'] },
    'ATTESTATION_LEVEL',
  ],
  [
    'a result of another policy',
    PREDICATE_TYPES.simpleResult02,
    { ...result02, verifier: { ...result02.verifier, policies: [] } },
    'ATTESTATION_POLICY',
  ],
];

function withWorkflow(workflow: JsonObject): JsonObject {
  const { buildDefinition } = provenance1;
  return {
    ...provenance1,
    buildDefinition: { ...buildDefinition, externalParameters: { workflow } },
  };
}

test.for(REFUSED)('refuses %s', async ([, type, predicate, code]) => {
  await expect(verify(await attested(type, predicate))).rejects.toMatchObject({
    code,
    stage: 'attestation',
  });
});

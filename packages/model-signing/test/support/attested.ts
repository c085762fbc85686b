import { generateKeyPairSync } from 'node:crypto';
import type { JsonObject } from '@weighbridge/core';
import { trustKeys } from '../../src/keys/trust-keys.ts';
import { keySigner } from '../../src/signers/key.ts';

const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });

/** A key made for this run. */
export const signer = keySigner(privateKey.export({ type: 'pkcs8', format: 'pem' }));
/** Trust in it. */
export const trust = trustKeys(publicKey.export({ type: 'spki', format: 'pem' }));

export const NOW = new Date('2026-11-23T12:00:00Z');
export const HEX = 'ab'.repeat(32);
export const ROOT_HEX = 'cd'.repeat(32);
export const COMMIT = '0123456789abcdef0123456789abcdef01234567';

/** A signed bundle over any text, whatever it says. */
export async function signText(
  text: string,
  payloadType = 'application/vnd.in-toto+json',
): Promise<string> {
  return JSON.stringify(await signer.signPayload(new TextEncoder().encode(text), payloadType));
}

/** A signed bundle over a statement about one subject. */
export async function attested(
  predicateType: string,
  predicate: JsonObject | undefined,
  changes: JsonObject = {},
): Promise<string> {
  const statement = {
    _type: 'https://in-toto.io/Statement/v1',
    subject: [{ name: 'fraud', digest: { sha256: HEX, omsRoot: ROOT_HEX } }],
    predicateType,
    predicate,
    ...changes,
  };
  return signText(JSON.stringify(statement));
}

/** SLSA provenance 1 as GitHub makes it. */
export const provenance1 = {
  buildDefinition: {
    buildType: 'https://actions.github.io/buildtypes/workflow/v1',
    externalParameters: {
      workflow: {
        ref: 'refs/tags/v7',
        repository: 'https://github.com/acme/fraud',
        path: '.github/workflows/train.yml',
      },
    },
    internalParameters: { github: { event_name: 'push' } },
    resolvedDependencies: [
      { uri: 'git+https://github.com/acme/fraud@refs/tags/v7', digest: { gitCommit: COMMIT } },
      {
        uri: 'git+https://github.com/acme/data@refs/heads/main',
        digest: { gitCommit: 'f'.repeat(40) },
      },
    ],
  },
  runDetails: {
    builder: { id: 'https://github.com/actions/runner/github-hosted' },
    metadata: { invocationId: 'https://github.com/acme/fraud/actions/runs/1/attempts/1' },
  },
};

/** SLSA provenance 0.2 as npm's publisher makes it. */
export const provenance02 = {
  buildType: 'https://github.com/npm/cli/gha/v2',
  builder: { id: 'https://github.com/actions/runner' },
  invocation: {
    configSource: {
      uri: 'git+https://github.com/acme/fraud@refs/heads/main',
      digest: { sha1: COMMIT },
      entryPoint: '.github/workflows/release.yml',
    },
    parameters: {},
    environment: { GITHUB_SHA: COMMIT },
  },
  metadata: { buildInvocationId: '1-1', completeness: { parameters: false }, reproducible: false },
  materials: [
    { uri: 'git+https://github.com/acme/fraud@refs/heads/main', digest: { sha1: COMMIT } },
  ],
};

/** SLSA verification summary 1. */
export const summary1 = {
  verifier: { id: 'https://example.com/gate' },
  timeVerified: '2026-11-22T12:00:00Z',
  resourceUri: 'pkg:huggingface/acme/fraud@7',
  policy: { uri: 'https://example.com/prod', digest: { sha256: HEX } },
  inputAttestations: [{ uri: 'https://example.com/a', digest: { sha256: ROOT_HEX } }],
  verificationResult: 'PASSED',
  verifiedLevels: ['SLSA_BUILD_LEVEL_3', 'WB_ADMITTED'],
  slsaVersion: '1.2',
};

/** The same in the spelling of VSA 0.2. */
export const summary02 = {
  verifier: { id: 'https://example.com/gate' },
  time_verified: '2026-11-22T12:00:00Z',
  resource_uri: 'pkg:huggingface/acme/fraud@7',
  policy: { uri: 'https://example.com/prod', digest: { sha256: HEX } },
  verification_result: 'PASSED',
  policy_level: 'SLSA_BUILD_LEVEL_3',
  dependency_levels: {},
};

/** in-toto simple verification result 0.2. */
export const result02 = {
  verifier: { id: 'https://example.com/gate', policies: [{ uri: 'https://example.com/prod' }] },
  timeCreated: '2026-11-22T12:00:00Z',
  properties: ['WB_ADMITTED', 'SLSA_SOURCE_LEVEL_2'],
};

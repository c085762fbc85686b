import type { JsonObject } from '@weighbridge/core';
import { expect, test } from 'vitest';
import { policy, SHA256, verify } from '../../test/support/attestation-policy.ts';
import {
  attested,
  COMMIT,
  HEX,
  provenance02,
  provenance1,
  result02,
  ROOT_HEX,
  signText,
  summary02,
  summary1,
} from '../../test/support/attested.ts';
import type { AttestationPolicy } from './policy.ts';
import { PREDICATE_TYPES } from './predicate-types.ts';

const GOOD = [
  [PREDICATE_TYPES.slsaProvenance1, provenance1, 'provenance'],
  [PREDICATE_TYPES.slsaProvenance02, provenance02, 'provenance'],
  [PREDICATE_TYPES.slsaSummary1, summary1, 'summary'],
  [PREDICATE_TYPES.slsaSummary02, summary02, 'summary'],
  [PREDICATE_TYPES.simpleResult02, result02, 'verification-result'],
] as const;

test.for(GOOD)('accepts %s and reports what it says', async ([type, predicate, kind]) => {
  const result = await verify(await attested(type, predicate));
  expect(result.facts.kind).toBe(kind);
  expect(result.predicateType).toBe(type);
  expect(result.statementVersion).toBe('v1');
  expect(result.signer.method).toBe('key');
  expect(result.matched).toEqual([{ name: 'fraud', digest: { sha256: HEX, omsRoot: ROOT_HEX } }]);
  expect(result.payloadDigest).toMatch(/^sha256:[0-9a-f]{64}$/);
  expect(result.warnings).toEqual([]);
});

test('reports source, entry point and dependencies of both provenances alike', async () => {
  const [one, old] = await Promise.all([
    verify(await attested(PREDICATE_TYPES.slsaProvenance1, provenance1)),
    verify(await attested(PREDICATE_TYPES.slsaProvenance02, provenance02)),
  ]);
  expect(one.facts).toMatchObject({
    builder: 'https://github.com/actions/runner/github-hosted',
    source: { repository: 'https://github.com/acme/fraud', ref: 'refs/tags/v7', commits: [COMMIT] },
    entryPoint: '.github/workflows/train.yml',
  });
  expect(old.facts).toMatchObject({
    source: {
      repository: 'https://github.com/acme/fraud',
      ref: 'refs/heads/main',
      commits: [COMMIT],
    },
    entryPoint: '.github/workflows/release.yml',
  });
});

test('accepts a statement of version 0.1, a predicate media type and a CycloneDX bill', async () => {
  const bom = {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    components: [{ type: 'library', name: 'a' }],
  };
  const statement = {
    _type: 'https://in-toto.io/Statement/v0.1',
    subject: [{ name: 'fraud', digest: { sha256: HEX } }],
    predicateType: 'https://cyclonedx.org/bom/v1.6',
    predicate: bom,
  };
  const bundle = await signText(
    JSON.stringify(statement),
    'application/vnd.in-toto.cyclonedx+json',
  );
  const { facts, statementVersion } = await verify(bundle, {
    predicateTypes: ['https://cyclonedx.org/bom/v1.6'],
    subjects: [SHA256],
  });
  expect(statementVersion).toBe('v0.1');
  expect(facts).toMatchObject({ kind: 'bom', specVersion: '1.6', components: 1 });
});

test('a ref is compared as a whole, and a tag is not a branch of that name', async () => {
  const bundle = await attested(PREDICATE_TYPES.slsaProvenance1, provenance1);
  const at = (ref: string): Partial<AttestationPolicy> => ({
    provenance: {
      builders: 'any',
      source: { repository: 'git+https://github.com/acme/fraud', ref },
    },
  });
  await expect(verify(bundle, at('refs/tags/v7'))).resolves.toBeDefined();
  for (const ref of ['v7', 'refs/tags/v', 'refs/heads/v7', 'refs/tags/v7.1']) {
    await expect(verify(bundle, at(ref))).rejects.toMatchObject({ code: 'ATTESTATION_SOURCE' });
  }
});

test('what the policy leaves open is in the warnings', async () => {
  const { warnings } = await verify(await attested(PREDICATE_TYPES.slsaProvenance1, provenance1), {
    subjects: 'any',
    provenance: { builders: 'any', source: 'any' },
  });
  expect(warnings.map(({ ruleId, kind }) => `${ruleId} ${kind}`)).toEqual(
    Array.from({ length: 3 }, () => 'signing/attestation-unchecked unknown'),
  );
  expect(new Set(warnings.map(({ fingerprint }) => fingerprint)).size).toBe(3);
});

test('a build type is compared as a whole where the policy names any', async () => {
  const bundle = await attested(PREDICATE_TYPES.slsaProvenance1, provenance1);
  const of = (buildType: string): Partial<AttestationPolicy> => ({
    provenance: { builders: 'any', source: 'any', buildTypes: [buildType] },
  });
  const { buildType } = provenance1.buildDefinition;
  await expect(verify(bundle, of(buildType))).resolves.toBeDefined();
  await expect(verify(bundle, of(`${buildType}/`))).rejects.toMatchObject({
    code: 'ATTESTATION_BUILDER',
  });
});

test('a delegated build has its only dependency as source, and no source where it has two', async () => {
  const { externalParameters: _, ...definition } = provenance1.buildDefinition;
  const [source] = definition.resolvedDependencies;
  const buildType = 'https://github.com/slsa-framework/slsa-github-generator/delegator-generic@v0';
  const of = (resolvedDependencies: JsonObject[]) =>
    attested(PREDICATE_TYPES.slsaProvenance1, {
      ...provenance1,
      buildDefinition: { ...definition, buildType, resolvedDependencies },
    });
  const one = await verify(await of([source as JsonObject]));
  expect(one.facts).toMatchObject({ source: { ref: 'refs/tags/v7', commits: [COMMIT] } });
  await expect(verify(await of([...definition.resolvedDependencies]))).rejects.toMatchObject({
    code: 'ATTESTATION_SOURCE',
  });
});

test('a proved refusal can be required, and then a pass is refused', async () => {
  const summary = {
    verifiers: 'any',
    resourceUri: 'any',
    levels: 'any',
    result: 'FAILED',
  } as const;
  const failed = { ...summary1, verificationResult: 'FAILED', verifiedLevels: ['FAILED'] };
  const bundle = await attested(PREDICATE_TYPES.slsaSummary1, failed);
  await expect(verify(bundle, { summary })).resolves.toMatchObject({ facts: { result: 'FAILED' } });
  await expect(
    verify(await attested(PREDICATE_TYPES.slsaSummary1, summary1), { summary }),
  ).rejects.toMatchObject({ code: 'ATTESTATION_RESULT' });
});

test('a predicate of an unknown type is accepted only when it is requested as raw', async () => {
  const type = 'https://github.com/npm/attestation/tree/main/specs/publish/v0.1';
  const bundle = await attested(type, { name: 'fraud' });
  await expect(verify(bundle)).rejects.toMatchObject({ code: 'ATTESTATION_PREDICATE' });
  await expect(verify(bundle, { predicateTypes: [type] })).rejects.toThrow(RangeError);
  await expect(verify(bundle, { predicateTypes: [type], raw: true })).resolves.toMatchObject({
    facts: { kind: 'raw', predicate: { name: 'fraud' } },
  });
});

test('a statement that is changed after it was signed is refused before it is read', async () => {
  const bundle = JSON.parse(await attested(PREDICATE_TYPES.slsaSummary1, summary1)) as {
    dsseEnvelope: { payload: string };
  };
  bundle.dsseEnvelope.payload = Buffer.from('{}').toString('base64');
  await expect(verify(JSON.stringify(bundle))).rejects.toMatchObject({ code: 'SIGNATURE_INVALID' });
});

test.for([
  ['no type', { predicateTypes: [] }],
  ['no subject', { subjects: [] }],
  ['a digest of a broken hash', { subjects: ['sha1:' + 'a'.repeat(40)] }],
  ['a digest in capitals', { subjects: [`sha256:${HEX.toUpperCase()}`] }],
  ['no provenance section', { provenance: undefined }],
  ['no builder', { provenance: { builders: [], source: 'any' } }],
  [
    'a short commit',
    { provenance: { builders: 'any', source: { repository: 'a', commit: 'abc' } } },
  ],
  ['an age that is not a number', { summary: { ...policy.summary, maxAgeDays: Number.NaN } }],
] as const)('a policy with %s is misuse', async ([, changes]) => {
  const bundle = await attested(PREDICATE_TYPES.slsaSummary1, summary1);
  await expect(verify(bundle, changes as Partial<AttestationPolicy>)).rejects.toThrow(RangeError);
});

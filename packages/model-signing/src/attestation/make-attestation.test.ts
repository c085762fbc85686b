import { describe, expect, test } from 'vitest';
import { HEX, ROOT_HEX, signer, trust } from '../../test/support/attested.ts';
import { makeAttestation, signAttestation } from './make-attestation.ts';
import { modelDigests, modelSubject } from './model-subject.ts';
import { splitLocation } from './source.ts';
import { verifyAttestation } from './verify-attestation.ts';

const model = {
  name: 'fraud',
  payloadDigest: `sha256:${HEX}`,
  root: `sha256:${ROOT_HEX}`,
  manifestDigest: `sha256:${'ef'.repeat(32)}`,
} as const;

test('a statement about a model verifies by all of its digests together', async () => {
  const type = 'https://example.com/note/v1';
  const bundle = await signAttestation(
    makeAttestation({
      subjects: [modelSubject(model)],
      predicateType: type,
      predicate: { b: 1, a: 2 },
    }),
    signer,
  );
  const policy = { predicateTypes: [type], subjects: modelDigests(model), raw: true } as const;
  await expect(verifyAttestation(bundle, { trust, policy })).resolves.toMatchObject({
    facts: { predicate: { a: 2, b: 1 } },
  });
  const renamed = modelDigests({ ...model, payloadDigest: `sha256:${'00'.repeat(32)}` });
  await expect(
    verifyAttestation(bundle, { trust, policy: { ...policy, subjects: renamed } }),
  ).rejects.toMatchObject({ code: 'ATTESTATION_SUBJECT' });
});

test('the root is never a sha256 of the subject, so that it matches nothing by itself', () => {
  expect(modelSubject(model).digest).toEqual({
    sha256: HEX,
    omsRoot: ROOT_HEX,
    wbManifest: 'ef'.repeat(32),
  });
});

test('equal statements are equal bytes', () => {
  const parts = { subjects: [modelSubject(model)], predicateType: 'a:b' };
  expect(makeAttestation({ ...parts, predicate: { a: 1, b: 2 } })).toEqual(
    makeAttestation({ ...parts, predicate: { b: 2, a: 1 } }),
  );
});

describe('misuse', () => {
  test('a statement about nothing', () => {
    expect(() => makeAttestation({ subjects: [], predicateType: 'a:b', predicate: {} })).toThrow(
      RangeError,
    );
    expect(() => modelSubject({ name: 'fraud' })).toThrow(RangeError);
  });

  test('a digest that matches nothing', () => {
    const subjects = [{ name: 'a', digest: { md5: '0'.repeat(32) } }];
    expect(() => makeAttestation({ subjects, predicateType: 'a:b', predicate: {} })).toThrow(
      RangeError,
    );
    expect(() => modelSubject({ name: 'a', root: `sha512:${'a'.repeat(128)}` })).toThrow(
      RangeError,
    );
  });
});

test.for([
  [
    'git+https://github.com/a/b@refs/tags/@scope/c@1.0.0',
    'https://github.com/a/b',
    'refs/tags/@scope/c@1.0.0',
  ],
  ['git+ssh://git@github.com/a/b@refs/heads/main', 'ssh://git@github.com/a/b', 'refs/heads/main'],
  ['https://github.com/a/b', 'https://github.com/a/b', undefined],
  ['git+https://github.com/a/b.git', 'https://github.com/a/b.git', undefined],
] as const)('reads the location %s', ([uri, repository, ref]) => {
  expect(splitLocation(uri)).toEqual({ repository, ...(ref === undefined ? {} : { ref }) });
});

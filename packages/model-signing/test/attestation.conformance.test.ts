import { describeWith, vectors } from '@weighbridge/testkit';
import { afterAll, expect, test } from 'vitest';
import { verifyAttestation } from '../src/attestation.ts';
import { publicGoodRoot, trustSigstore } from '../src/index.ts';

// Real Sigstore bundles of sigstore-js; commit and licence in the vectors' README.
const cases = vectors('oms/sigstore-js/tests/bundles/*.sigstore');
const TYPE = 'https://github.com/npm/attestation/tree/main/specs/publish/v0.1';
const SUBJECT =
  'sha512:7bea9f6e7ff37f5fab0b36bf061200fff03099fd2fd696b91d04bc5e4f225eb9fd6e0cadcad54ba980f43fb352a99e8810b4e0abeb5c0ef2cf9108cd1f258b36';
const identity = { identity: 'brian@dehamer.com', issuer: 'https://github.com/login/oauth' };

const verify = (bundle: Uint8Array, subject: `${string}:${string}` = SUBJECT, who = identity) =>
  verifyAttestation(bundle, {
    trust: trustSigstore({ root: publicGoodRoot(), identities: [who] }),
    policy: { predicateTypes: [TYPE], subjects: [subject], raw: true },
  });

describeWith('vectors')('attestations of sigstore-js', () => {
  let passed = 0;
  afterAll(() => console.log(`attestations of sigstore-js: passed ${passed}/${cases.length}`));

  test.for(cases)('valid/$name', async ({ bytes }) => {
    const { facts, signer, statementVersion } = await verify(bytes());
    expect(facts).toMatchObject({ kind: 'raw', predicate: { name: 'sigstore', version: '1.0.0' } });
    expect(signer).toMatchObject({ method: 'sigstore', ...identity });
    expect(statementVersion).toBe('v0.1');
    await expect(verify(bytes(), `sha512:${'0'.repeat(128)}`)).rejects.toMatchObject({
      code: 'ATTESTATION_SUBJECT',
    });
    await expect(
      verify(bytes(), SUBJECT, { ...identity, identity: 'brian@dehamer.co' }),
    ).rejects.toMatchObject({ code: 'IDENTITY_MISMATCH' });
    passed += 1;
  });
});

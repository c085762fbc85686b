import { describeWith, vectors } from '@weighbridge/testkit';
import { describe, expect, test } from 'vitest';
import { parseBundle } from '../src/bundle/parse-bundle.ts';
import { publicGoodRoot } from '../src/sigstore/public-good-root.ts';
import { trustSigstore } from '../src/sigstore/trust-sigstore.ts';
import { verifySigstore } from '../src/sigstore/verify-sigstore.ts';

/** Who signed what, according to the vectors' page and sigstore-js. */
const SUITES = [
  {
    name: 'sigstore/model-transparency',
    pattern: 'oms/model-transparency/scripts/tests/*-sigstore/model.sig',
    identity: 'stefanb@us.ibm.com',
    issuer: 'https://sigstore.verify.ibm.com/oauth2',
  },
  {
    name: 'ossf/model-signing-spec',
    pattern: 'oms/model-signing-spec/test-vectors/v1.0/valid/sigstore.bundle.json',
    identity: 'stefanb@us.ibm.com',
    issuer: 'https://sigstore.verify.ibm.com/oauth2',
  },
  {
    name: 'sigstore/sigstore-js',
    pattern: 'oms/sigstore-js/tests/bundles/*.sigstore',
    identity: 'brian@dehamer.com',
    issuer: 'https://github.com/login/oauth',
  },
] as const;

describeWith('vectors')('real keyless bundles, with the pinned root and no network', () => {
  describe.each(SUITES)('$name', ({ pattern, identity, issuer }) => {
    const cases = vectors(pattern).map((one) => [one.path, one.bytes] as const);
    const verify = async (bytes: Uint8Array, who: { identity: string; issuer: string }) =>
      verifySigstore(
        parseBundle(bytes),
        trustSigstore({ root: publicGoodRoot(), identities: [who] }),
      );

    test.for(cases)('%s', async ([, bytes]) => {
      const signer = await verify(bytes(), { identity, issuer });
      expect(signer).toMatchObject({ method: 'sigstore', identity, issuer, keyType: 'P-256' });
      expect(signer.signedAt.map(({ source }) => source)).toContain('transparency-log');
      expect(signer.logIndex).toMatch(/^\d+$/u);
    });

    test.for(cases)('%s by no other identity', async ([, bytes]) => {
      const wrongIdentity = verify(bytes(), { identity: `${identity}.example`, issuer });
      await expect(wrongIdentity).rejects.toMatchObject({ code: 'IDENTITY_MISMATCH' });
      const wrongIssuer = verify(bytes(), { identity, issuer: `${issuer}/` });
      await expect(wrongIssuer).rejects.toMatchObject({ code: 'ISSUER_MISMATCH' });
    });

    test.for(cases)('%s with another payload', async ([, bytes]) => {
      const json = JSON.parse(new TextDecoder().decode(bytes())) as {
        dsseEnvelope: { payload: string };
      };
      json.dsseEnvelope.payload = Buffer.from('{}').toString('base64');
      const changed = verify(Buffer.from(JSON.stringify(json)), { identity, issuer });
      await expect(changed).rejects.toMatchObject({ code: 'TRANSPARENCY_MISMATCH' });
    });
  });
});

import { describeWith } from '@weighbridge/testkit';
import { beforeAll, expect, test } from 'vitest';
import { useSignedModel } from './signed-model.ts';
import { issueCertificates } from './signing.ts';

const { home, line } = useSignedModel();

const SIGN = 'sign certificate m --private-key p256.pem --signing-certificate leaf.pem';
const VERIFY = 'verify certificate m --certificate_chain ca.pem';

describeWith('openssl')('with a certificate', () => {
  beforeAll(() => issueCertificates(home()));

  test('signs, and verifies by the authority; prints fingerprints on request', async () => {
    expect((await line(SIGN)).code).toBe(0);
    const { code, out, err } = await line(`${VERIFY} --log_fingerprints`);
    expect(code).toBe(0);
    expect(out).toMatch(/signed by +CN=Signer\n authority +CN=Authority\n/);
    expect(out).toContain('signing/time-unproved');
    expect(err).toMatch(/trusted certificate SHA-256 ([0-9A-F]{2}:){31}[0-9A-F]{2} CN=Authority/);
  });

  test('an expired certificate has its own code', async () => {
    await line(SIGN);
    const { code, out } = await line(`${VERIFY} --now 2060-01-01T00:00:00Z`);
    expect([code, out]).toEqual([1, expect.stringMatching(/code +CERTIFICATE_LAPSED, stage cert/)]);
  });

  test('refuses an authority that did not issue it', async () => {
    await line(SIGN);
    const { code, out } = await line('verify certificate m --certificate-chain leaf.csr');
    expect([code, out]).toEqual([3, '']);
    const stranger = await line('verify certificate m --certificate-chain other-ca.pem');
    expect([stranger.code, stranger.out]).toEqual([
      1,
      expect.stringContaining('CERTIFICATE_UNTRUSTED'),
    ]);
  });

  test('the certificate of another key is refused before anything is hashed', async () => {
    const { code, err } = await line(SIGN.replace('p256', 'other'));
    expect(code).toBe(3);
    expect(err).toMatch(
      /^weighbridge: Give the certificate of this key .*: leaf\.pem belongs to another key\.\n$/,
    );
  });
});

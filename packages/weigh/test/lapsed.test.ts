import { describeWith, vectors } from '@weighbridge/testkit';
import { expect, test } from 'vitest';
import { evidenceOf, FILES, POLICY, said, weighFiles } from './support/signed-models.ts';

describeWith('vectors')('a signature by a certificate without a timestamp', () => {
  const tests = 'oms/model-transparency/scripts/tests';
  const bytesOf = (path: string) => vectors(`${tests}/${path}`)[0]?.bytes() ?? new Uint8Array();
  const signature = () => ({ path: 'model.sig', bytes: bytesOf('v1.1.0-certificate/model.sig') });
  const policy = () => {
    const anchors = new TextDecoder().decode(bytesOf('keys/certificate/ca-cert.pem'));
    const pem = anchors.slice(anchors.indexOf('-----BEGIN'));
    return { ...POLICY, signers: [{ name: 'ca', method: 'certificate', anchors: pem }] } as const;
  };

  test('is unknown once the certificate has lapsed, and says why', async () => {
    const weighing = await weighFiles(FILES, {
      policy: policy(),
      signature: signature(),
      now: new Date('2126-01-01T00:00:00Z'),
    });
    expect(said(weighing, 'WB-INT-1')).toBe('unknown signature-lapsed');
    expect(weighing.findings.map(({ ruleId }) => ruleId)).not.toContain('signing/not-verified');
  });

  test('ends with the certificate while it is valid', async () => {
    const weighing = await weighFiles(FILES, {
      policy: policy(),
      signature: signature(),
      now: new Date('2025-11-23T00:00:00Z'),
    });
    const [evidence] = evidenceOf(weighing, 'signature/verification');
    expect(evidence?.payload).toMatchObject({
      signer: { method: 'certificate', anchorFingerprint: expect.stringMatching(/^sha256:/) },
    });
    expect(Date.parse(evidence?.expiresAt ?? '')).toBeGreaterThan(Date.parse('2025-11-23'));
  });
});

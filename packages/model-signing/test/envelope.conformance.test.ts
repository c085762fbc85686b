import { hasCode } from '@weighbridge/core';
import { describeWith, vectors } from '@weighbridge/testkit';
import { expect, test } from 'vitest';
import { parseBundle, parseStatement, verifyEnvelope } from '../src/bundle.ts';
import { publicGoodRoot, trustCertificates, trustKeys } from '../src/index.ts';
import { verifyTimestamp } from '../src/timestamp/verify-timestamp.ts';
import { readCertificate } from '../src/x509/certificate.ts';

// For the certificates of the reference, which are good until 2035.
const NOW = new Date('2026-11-23T12:00:00Z');

describeWith('vectors')('key and certificate signatures of the reference implementation', () => {
  const root = 'oms/model-transparency/scripts/tests';
  const [publicKey] = vectors(`${root}/keys/certificate/signing-key-pub.pem`);
  const [authority] = vectors(`${root}/keys/certificate/ca-cert.pem`);

  test.for(vectors(`${root}/v*-elliptic-key/model.sig`))('$path', async ({ bytes }) => {
    const trust = trustKeys(publicKey?.bytes() ?? '');
    const signer = await verifyEnvelope(parseBundle(bytes()), trust);
    expect(signer).toMatchObject({ method: 'key', keyType: 'P-384', signedAt: [] });
  });

  test.for(vectors(`${root}/v*-certificate/model.sig`))('$path', async ({ bytes }) => {
    const trust = trustCertificates(authority?.bytes() ?? '');
    const signer = await verifyEnvelope(parseBundle(bytes()), trust, { now: NOW });
    expect(signer).toMatchObject({
      method: 'certificate',
      keyType: 'P-384',
      certificateSubject: 'CN=intermediate-ca',
      anchor: 'CN=root-ca',
    });
  });
});

interface Stated {
  readonly expect: 'valid' | 'invalid' | 'policy';
  readonly key: string;
}

/** Cases whose fault is in the statement or the files: their signature is good. */
const BAD_SIGNATURES: Readonly<Record<string, string>> = { 'i-wrong-hint': 'KEY_MISMATCH' };

describeWith('vectors')('signatures of oms/generated', () => {
  const stated = JSON.parse(
    Buffer.concat(vectors('oms/generated/expect.json').map(({ bytes }) => bytes())).toString() ||
      '{}',
  ) as Record<string, Stated>;
  const keys = new Map(
    vectors('oms/generated/keys/*.pub.pem').map(({ name, bytes }) => [name, bytes]),
  );

  test.for(vectors('oms/generated/cases/*/bundle.sig'))('$path', async ({ path, bytes }) => {
    const name = path.split('/').at(-2) ?? '';
    const expected = stated[name];
    const trust = trustKeys(keys.get(`${expected?.key}.pub.pem`)?.() ?? '');
    const verdict = verifyEnvelope(parseBundle(bytes()), trust).then(
      () => 'signed',
      (error: unknown) => (error as { code?: string }).code,
    );
    expect(await verdict).toBe(BAD_SIGNATURES[name] ?? 'signed');
  });
});

describeWith('vectors')('signatures of ossf/model-signing-spec', () => {
  const root = 'oms/model-signing-spec/test-vectors/v1.0';
  const [publicKey] = vectors(
    'oms/model-transparency/scripts/tests/keys/certificate/signing-key-pub.pem',
  );
  const [authority] = vectors('oms/model-transparency/scripts/tests/keys/certificate/ca-cert.pem');

  test.for(vectors(`${root}/valid/{key,certificate}.bundle.json`))(
    '$path',
    async ({ name, bytes }) => {
      const trust = name.startsWith('key')
        ? trustKeys(publicKey?.bytes() ?? '')
        : trustCertificates(authority?.bytes() ?? '');
      const bundle = parseBundle(bytes());
      const signer = await verifyEnvelope(bundle, trust, { now: NOW });
      expect(signer.keyType).toBe('P-384');
      expect(() => parseStatement(bundle.envelope)).not.toThrow();
    },
  );

  test('a payload changed after signing is refused at the signature', async () => {
    const [wrong] = vectors(`${root}/invalid-payload/wrong-predicate.bundle.json`);
    const bundle = parseBundle(wrong?.bytes() ?? '');
    const refusal = await verifyEnvelope(bundle, trustKeys(publicKey?.bytes() ?? '')).catch(
      (error: unknown) => error,
    );
    expect(hasCode(refusal, 'SIGNATURE_INVALID')).toBe(true);
  });
});

describeWith('vectors')('timestamps of Sigstore’s authority', () => {
  interface Root {
    readonly timestampAuthorities: readonly {
      readonly certChain: { readonly certificates: readonly { readonly rawBytes: string }[] };
    }[];
  }

  test.for(vectors('oms/model-transparency/scripts/tests/v1.1.0-sigstore/model.sig'))(
    '$path',
    ({ bytes }) => {
      const { timestampAuthorities } = publicGoodRoot().json as unknown as Root;
      const anchors = timestampAuthorities.flatMap(({ certChain }) =>
        certChain.certificates
          .slice(-1)
          .map(({ rawBytes }) => readCertificate(Buffer.from(rawBytes, 'base64'))),
      );
      const { timestamps, envelope } = parseBundle(bytes());
      expect(timestamps).toHaveLength(1);
      const times = timestamps.map((one) => verifyTimestamp(one, envelope.signature, anchors));
      expect(times).toEqual([
        { time: new Date('2025-10-10T02:12:20Z'), by: 'CN=sigstore-tsa,O=sigstore.dev' },
      ]);
    },
  );
});

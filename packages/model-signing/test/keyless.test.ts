import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CLAIMS } from './support/identity-token.ts';
import { IDENTITY, signAt, verifyBy, ways } from './support/keyless.ts';
import { startSigstore } from './support/sigstore-instance.ts';
import type { SigstoreInstance } from './support/sigstore-instance.ts';

let promising: SigstoreInstance;
let silent: SigstoreInstance;

beforeAll(async () => {
  promising = await startSigstore();
  silent = await startSigstore({ promise: false });
});

afterAll(async () => {
  await promising.close();
  await silent.close();
});

describe('keyless signatures verify', () => {
  test('Rekor v1 with a promise of inclusion', async () => {
    await signAt(promising);
    const signer = await verifyBy(promising.trustedRoot, await signAt(promising));
    expect(signer).toMatchObject({ method: 'sigstore', name: CLAIMS.email, ...IDENTITY });
    expect(signer).toMatchObject({ keyType: 'P-256', certificateSubject: '' });
    expect(signer.signedAt).toMatchObject([{ source: 'transparency-log', by: promising.url }]);
    expect(Number(signer.logIndex)).toBeGreaterThan(4_000_000);
  });

  test('Rekor v1 without a promise, with a timestamp authority', async () => {
    const bundle = await signAt(silent, ways(silent.url)['v1-tsa']);
    const signer = await verifyBy(silent.trustedRoot, bundle);
    expect(signer.signedAt).toMatchObject([
      { source: 'timestamp-authority', by: 'O=sigstore.mock,CN=tsa signing' },
    ]);
    expect(signer.logIndex).toBe('0');
  });

  test('Rekor v1 with both', async () => {
    const bundle = await signAt(promising, ways(promising.url)['v1-tsa']);
    const signer = await verifyBy(promising.trustedRoot, bundle);
    expect(signer.signedAt.map(({ source }) => source).toSorted()).toEqual([
      'timestamp-authority',
      'transparency-log',
    ]);
  });

  test('Rekor v2 with a timestamp authority', async () => {
    await signAt(promising, ways(promising.url).v2);
    const bundle = await signAt(promising, ways(promising.url).v2);
    const signer = await verifyBy(promising.trustedRoot, bundle);
    expect(signer.signedAt).toMatchObject([{ source: 'timestamp-authority' }]);
    expect(signer.logIndex).toBe('1');
  });

  test('the bundle has the form that other OMS verifiers read: version 0.3 with one certificate', async () => {
    const bundle = await signAt(promising);
    expect(bundle['mediaType']).toBe('application/vnd.dev.sigstore.bundle.v0.3+json');
    expect(bundle['verificationMaterial']).toHaveProperty('certificate.rawBytes');
    expect(bundle).toHaveProperty('dsseEnvelope.signatures.length', 1);
  });

  test('the first entry of a log states its index, which Protobuf would leave out', async () => {
    const fresh = await startSigstore();
    try {
      const bundle = await signAt(fresh, ways(fresh.url).v2);
      expect(bundle).toHaveProperty('verificationMaterial.tlogEntries.0.logIndex', '0');
      expect(bundle).toHaveProperty('verificationMaterial.tlogEntries.0.inclusionProof.hashes', []);
      expect(await verifyBy(fresh.trustedRoot, bundle)).toMatchObject({ logIndex: '0' });
    } finally {
      await fresh.close();
    }
  });
});

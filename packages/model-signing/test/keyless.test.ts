import type { JsonObject } from '@weighbridge/core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseBundle } from '../src/bundle/parse-bundle.ts';
import { sigstoreSigner } from '../src/signers/sigstore.ts';
import type { SigstoreSignerOptions } from '../src/signers/sigstore.ts';
import { trustSigstore } from '../src/sigstore/trust-sigstore.ts';
import { parseTrustedRoot } from '../src/sigstore/trusted-root.ts';
import { verifySigstore } from '../src/sigstore/verify-sigstore.ts';
import type { VerifiedSigner } from '../src/verified.ts';
import { CLAIMS, makeToken } from './support/identity-token.ts';
import { startSigstore } from './support/sigstore-instance.ts';
import type { SigstoreInstance } from './support/sigstore-instance.ts';

const IDENTITY = { identity: CLAIMS.email, issuer: CLAIMS.iss };
const PAYLOAD = Buffer.from('{"_type":"https://in-toto.io/Statement/v1"}');
const TYPE = 'application/vnd.in-toto+json';

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

async function sign(
  instance: SigstoreInstance,
  options: SigstoreSignerOptions = {},
): Promise<JsonObject> {
  const signer = sigstoreSigner({
    identityToken: makeToken(),
    fulcioUrl: instance.url,
    rekorUrl: instance.url,
    retries: 0,
    ...options,
  });
  return signer.signPayload(PAYLOAD, TYPE);
}

async function verify(
  bundle: JsonObject,
  instance: SigstoreInstance,
  identity = IDENTITY,
): Promise<VerifiedSigner> {
  const root = parseTrustedRoot(JSON.stringify(instance.trustedRoot));
  const trust = trustSigstore({ root, identities: [identity] });
  return verifySigstore(parseBundle(JSON.stringify(bundle)), trust);
}

describe('what is signed without a key verifies', () => {
  test('Rekor v1 with a promise of inclusion', async () => {
    await sign(promising);
    const signer = await verify(await sign(promising), promising);
    expect(signer).toMatchObject({ method: 'sigstore', name: CLAIMS.email, ...IDENTITY });
    expect(signer).toMatchObject({ keyType: 'P-256', certificateSubject: '' });
    expect(signer.signedAt).toMatchObject([{ source: 'transparency-log', by: promising.url }]);
    expect(Number(signer.logIndex)).toBeGreaterThan(4_000_000);
  });

  test('Rekor v1 without a promise, with a timestamp authority', async () => {
    const signer = await verify(await sign(silent, { tsaUrl: silent.url }), silent);
    expect(signer.signedAt).toMatchObject([{ source: 'timestamp-authority' }]);
    expect(signer.logIndex).toBe('0');
  });

  test('Rekor v1 with both', async () => {
    const signer = await verify(await sign(promising, { tsaUrl: promising.url }), promising);
    expect(signer.signedAt.map(({ source }) => source).toSorted()).toEqual([
      'timestamp-authority',
      'transparency-log',
    ]);
  });

  test('Rekor v2 with a timestamp authority', async () => {
    const options = { rekorApiVersion: 2, tsaUrl: promising.url } as const;
    await sign(promising, options);
    const signer = await verify(await sign(promising, options), promising);
    expect(signer.signedAt).toMatchObject([{ source: 'timestamp-authority' }]);
    expect(signer.logIndex).toBe('1');
  });
});

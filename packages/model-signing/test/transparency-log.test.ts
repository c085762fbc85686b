import { generateKeyPairSync } from 'node:crypto';
import type { JsonObject } from '@weighbridge/core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseBundle } from '../src/bundle/parse-bundle.ts';
import { verifyEnvelope } from '../src/envelope/verify-envelope.ts';
import { trustKeys } from '../src/keys/trust-keys.ts';
import { certificateSigner } from '../src/signers/certificate.ts';
import { keySigner } from '../src/signers/key.ts';
import { withTransparencyLog } from '../src/signers/transparency-log.ts';
import { parseTrustedRoot } from '../src/sigstore/trusted-root.ts';
import { trustCertificates } from '../src/x509/trust-certificates.ts';
import { at, PAYLOAD_TYPE, withAt } from './support/keyless.ts';
import { leaf, root } from './support/pki.ts';
import { startSigstore } from './support/sigstore-instance.ts';
import type { SigstoreInstance } from './support/sigstore-instance.ts';

const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const PUBLIC = publicKey.export({ type: 'spki', format: 'pem' }).toString();
const PRIVATE = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const ENTRIES = ['verificationMaterial', 'tlogEntries'] as const;

let sigstore: SigstoreInstance;
let other: SigstoreInstance;

beforeAll(async () => {
  sigstore = await startSigstore();
  other = await startSigstore();
});

afterAll(async () => {
  await sigstore.close();
  await other.close();
});

async function sign(payload = '{}', instance = sigstore): Promise<JsonObject> {
  const options = { publicKey: PUBLIC, rekorUrl: instance.url, retries: 0 };
  const signer = withTransparencyLog(keySigner(PRIVATE), options);
  return signer.signPayload(Buffer.from(payload), PAYLOAD_TYPE);
}

async function verify(bundle: JsonObject, logs = sigstore.trustedRoot) {
  const transparencyLogs = parseTrustedRoot(JSON.stringify(logs));
  const trust = trustKeys(PUBLIC, { transparencyLogs });
  return verifyEnvelope(parseBundle(JSON.stringify(bundle)), trust);
}

describe('a signature by a key in a log', () => {
  test('verifies, with the time and index that the log promises', async () => {
    const signer = await verify(await sign());
    expect(signer.signedAt).toMatchObject([{ source: 'transparency-log', by: sigstore.url }]);
    expect(Number(signer.logIndex)).toBeGreaterThanOrEqual(4_000_000);
  });

  test('verifies by the key alone where no log is trusted', async () => {
    const bundle = await sign();
    const signer = await verifyEnvelope(parseBundle(JSON.stringify(bundle)), trustKeys(PUBLIC));
    expect(signer.signedAt).toEqual([]);
    expect(signer.logIndex).toBeUndefined();
  });

  test('is refused without an entry where a log is trusted', async () => {
    const bundle = withAt(await sign(), ENTRIES, []);
    await expect(verify(bundle)).rejects.toMatchObject({ code: 'TRANSPARENCY_MISSING' });
  });

  test('is refused as a bare envelope where a log is trusted', async () => {
    const { dsseEnvelope } = await sign();
    const bare = verify(dsseEnvelope as JsonObject);
    await expect(bare).rejects.toMatchObject({ code: 'TRANSPARENCY_MISSING' });
  });

  test('is refused with the entry of another signature', async () => {
    const bundle = withAt(await sign(), ENTRIES, at(await sign('{"other":1}'), ENTRIES));
    await expect(verify(bundle)).rejects.toMatchObject({ code: 'TRANSPARENCY_MISMATCH' });
  });

  test('is refused with the entry of an unknown log', async () => {
    const bundle = await sign('{}', other);
    await expect(verify(bundle)).rejects.toMatchObject({ code: 'TRANSPARENCY_PROMISE' });
  });
});

describe('a signature by a certificate in a log', () => {
  const HOUR_MS = 3_600_000;
  const anchor = root({ until: instant(Date.now() + 24 * HOUR_MS) });
  const signer = leaf(anchor, { until: instant(Date.now() + HOUR_MS) });

  async function signByCertificate(rekorApiVersion: 1 | 2): Promise<JsonObject> {
    const own = certificateSigner({
      privateKey: signer.keys.privateKey.export({ type: 'pkcs8', format: 'pem' }),
      certificate: signer.pem,
    });
    const options = { rekorUrl: sigstore.url, rekorApiVersion, retries: 0 } as const;
    return withTransparencyLog(own, options).signPayload(Buffer.from('{}'), PAYLOAD_TYPE);
  }

  async function verifyLater(bundle: JsonObject, logged: boolean) {
    const logs = parseTrustedRoot(JSON.stringify(sigstore.trustedRoot));
    const trust = trustCertificates(anchor.pem, logged ? { transparencyLogs: logs } : {});
    const now = new Date(Date.now() + 2 * HOUR_MS);
    return verifyEnvelope(parseBundle(JSON.stringify(bundle)), trust, { now });
  }

  test('verifies after the certificate has expired, by the time that the log promises', async () => {
    const bundle = await signByCertificate(1);
    const verified = await verifyLater(bundle, true);
    expect(verified.signedAt).toMatchObject([{ source: 'transparency-log' }]);
    await expect(verifyLater(bundle, false)).rejects.toMatchObject({ code: 'CERTIFICATE_LAPSED' });
  });

  test('is not helped by a log that promises no time', async () => {
    const bundle = await signByCertificate(2);
    await expect(verifyLater(bundle, true)).rejects.toMatchObject({ code: 'CERTIFICATE_LAPSED' });
  });
});

function instant(ms: number): string {
  return new Date(ms).toISOString().replace(/\.\d+/u, '');
}

test('a log that refuses the entry fails the signing', async () => {
  const answers = { '/api/v1/log/entries': async () => ({ statusCode: 400, response: 'no' }) };
  const refusing = await startSigstore({ answers });
  try {
    await expect(sign('{}', refusing)).rejects.toMatchObject({ code: 'LOG_REQUEST' });
  } finally {
    await refusing.close();
  }
});

test('options that cannot work are misuse', () => {
  const signer = keySigner(PRIVATE);
  expect(() => withTransparencyLog(signer)).toThrow(RangeError);
  const second = { publicKey: PUBLIC, rekorApiVersion: 2 } as const;
  expect(() => withTransparencyLog(signer, second)).toThrow(RangeError);
  const open = { publicKey: PUBLIC, rekorUrl: 'http://rekor.example' };
  expect(() => withTransparencyLog(signer, open)).toThrow(RangeError);
});

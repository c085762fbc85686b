import { generateKeyPairSync } from 'node:crypto';
import { propertyRuns } from '@weighbridge/testkit';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  base64,
  bundleText,
  CERTIFICATE,
  ENVELOPE,
  KEY,
  V03,
} from '../test/support/bundle-text.ts';
import { resources, SHARDS, statement } from '../test/support/statement.ts';
import { ModelSigningError } from './error.ts';
import { inspectBundle } from './inspect.ts';

const stating = (value: unknown): object => ({
  ...ENVELOPE,
  payload: base64(JSON.stringify(value)),
});

describe('a model signature', () => {
  const envelope = stating(
    statement({ resources: resources('a:0:8', 'a:8:9', 'b:0:1'), serialization: SHARDS }),
  );
  const inspection = inspectBundle(bundleText({ envelope }));

  test('is never reported as verified', () => {
    expect(inspection.verified).toBe(false);
    expect(inspection.warning).toMatch(/^NOT VERIFIED/);
    expect(Object.keys(inspection)).toEqual(['verified', 'warning', 'claims', 'unreadable']);
  });

  test('is summed up', () => {
    expect(inspection.claims).toMatchObject({
      mediaType: V03,
      version: '0.3',
      method: 'key',
      signer: { keyHint: 'ab12', certificates: [] },
      statement: {
        payloadType: 'application/vnd.in-toto+json',
        type: 'https://in-toto.io/Statement/v1',
        predicateType: 'https://model_signing/signature/v1.0',
      },
      model: {
        dialect: 'oms-1.0',
        subjectName: 'model',
        method: 'shards',
        algorithm: 'sha256',
        shardBytes: 8,
        allowSymlinks: false,
        ignorePaths: [],
        unusableIgnorePaths: [],
        files: 2,
        resources: 3,
      },
      logEntries: [],
      timestamps: [],
    });
    expect(inspection.unreadable).toEqual([]);
  });

  test('shows ignore paths that point elsewhere', () => {
    const odd = statement({ serialization: { ignore_paths: ['a', '/b'] } });
    expect(inspectBundle(bundleText({ envelope: stating(odd) })).claims.model).toMatchObject({
      ignorePaths: ['a'],
      unusableIgnorePaths: ['/b'],
    });
  });
});

test('shows the fingerprint of a key that an old bundle carries', () => {
  const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const rawBytes = base64(publicKey.export({ type: 'spki', format: 'pem' }).toString());
  const { signer } = inspectBundle(bundleText({ material: { publicKey: { rawBytes } } })).claims;
  expect(signer.keyFingerprint).toMatch(/^sha256:[0-9a-f]{64}$/);
});

describe('what cannot be read', () => {
  test('is named with its code and hides nothing else', () => {
    const material = {
      certificate: CERTIFICATE,
      tlogEntries: [
        { logIndex: '7', logId: { keyId: 'AAAA' }, integratedTime: '1700000000' },
        { logIndex: 7 },
        { integratedTime: '99999999999999999999' },
      ],
      timestampVerificationData: { rfc3161Timestamps: [{ signedTimestamp: base64('no token') }] },
    };
    const { claims, unreadable } = inspectBundle(bundleText({ material, envelope: stating([]) }));
    expect(claims.logEntries).toEqual([
      {
        logIndex: '7',
        logId: 'AAAA',
        integratedTime: '2023-11-14T22:13:20.000Z',
        hasInclusionPromise: false,
        hasInclusionProof: false,
      },
    ]);
    expect(claims).not.toHaveProperty('model');
    expect(claims.signer.certificates).toEqual([]);
    expect(unreadable.map(({ part, code }) => [part, code])).toEqual([
      ['/dsseEnvelope/payload', 'STATEMENT_MALFORMED'],
      ['/verificationMaterial/certificate', 'CERTIFICATE_IDENTITY'],
      ['/verificationMaterial/certificate', 'CERTIFICATE_MALFORMED'],
      ['/verificationMaterial/tlogEntries/1', 'BUNDLE_MALFORMED'],
      ['/verificationMaterial/tlogEntries/2', 'BUNDLE_MALFORMED'],
      ['/verificationMaterial/timestampVerificationData/rfc3161Timestamps/0', undefined],
    ]);
  });

  test('is distinguished from a statement of another kind', () => {
    const other = {
      _type: 'https://in-toto.io/Statement/v0.1',
      predicateType: 'https://slsa.dev/provenance/v0.2',
    };
    const { claims, unreadable } = inspectBundle(JSON.stringify(stating(other)));
    expect(claims).toMatchObject({
      version: 'dsse',
      statement: { type: other._type, predicateType: other.predicateType },
    });
    expect(claims).not.toHaveProperty('model');
    expect(unreadable).toEqual([]);
  });

  test('is a model signature that contradicts itself', () => {
    const envelope = stating(statement({ resources: resources('../a') }));
    expect(inspectBundle(JSON.stringify(envelope)).unreadable).toEqual([
      expect.objectContaining({ part: '/payload', code: 'RESOURCE_NAME' }),
    ]);
  });

  test('is refused when it is not a bundle', () => {
    expect(() => inspectBundle('{}')).toThrow(
      expect.objectContaining({ code: 'BUNDLE_MALFORMED' }),
    );
  });
});

test('throws only the codes of stage bundle, whatever the parts hold', () => {
  const part = fc.jsonValue({ maxDepth: 3 });
  const bytes = fc.uint8Array({ minLength: 1 }).map((b) => Buffer.from(b).toString('base64'));
  const entry = fc.record(
    {
      logIndex: part,
      logId: part,
      kindVersion: part,
      integratedTime: fc.oneof(part, fc.stringMatching(/^\d{0,14}$/)),
    },
    { requiredKeys: [] },
  );
  const made = fc.record({
    certificates: fc.array(bytes, { minLength: 1, maxLength: 3 }),
    tlogEntries: fc.array(entry, { maxLength: 3 }),
    tokens: fc.array(bytes, { maxLength: 3 }),
    payload: fc.oneof(
      bytes,
      part.map((value) => base64(JSON.stringify(value))),
    ),
  });
  fc.assert(
    fc.property(made, ({ certificates, tlogEntries, tokens, payload }) => {
      const material = {
        x509CertificateChain: { certificates: certificates.map((rawBytes) => ({ rawBytes })) },
        tlogEntries,
        timestampVerificationData: {
          rfc3161Timestamps: tokens.map((signedTimestamp) => ({ signedTimestamp })),
        },
      };
      const text = bundleText({ material, envelope: { ...ENVELOPE, payload } });
      try {
        expect(inspectBundle(text).verified).toBe(false);
      } catch (error) {
        expect(error).toBeInstanceOf(ModelSigningError);
        expect((error as ModelSigningError).stage).toBe('bundle');
      }
    }),
    { numRuns: propertyRuns({ short: 500, long: 20_000 }) },
  );
});

test('reads a key bundle that says almost nothing', () => {
  expect(inspectBundle(bundleText({ material: KEY })).claims.signer).toEqual({
    keyHint: 'ab12',
    certificates: [],
  });
});

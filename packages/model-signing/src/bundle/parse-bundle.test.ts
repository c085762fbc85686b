import { propertyRuns } from '@weighbridge/testkit';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  base64,
  bundleText,
  CERTIFICATE,
  ENVELOPE,
  KEY,
  refusalOf,
  V03,
} from '../../test/support/bundle-text.ts';
import type { Parts } from '../../test/support/bundle-text.ts';
import { ModelSigningError } from '../error.ts';
import { parseBundle } from './parse-bundle.ts';

describe('a bundle signed by a key', () => {
  test('is read with its hint, payload and signature', () => {
    expect(parseBundle(bundleText())).toEqual({
      mediaType: V03,
      version: '0.3',
      method: 'key',
      material: { kind: 'public-key', hint: 'ab12' },
      envelope: {
        payloadType: 'application/vnd.in-toto+json',
        payload: new TextEncoder().encode('{}'),
        signature: new TextEncoder().encode('signature'),
      },
      tlogEntries: [],
      timestamps: [],
      json: JSON.parse(bundleText()),
    });
  });

  test('is read the same from bytes and from text', () => {
    expect(parseBundle(new TextEncoder().encode(bundleText()))).toEqual(parseBundle(bundleText()));
  });

  test('holds the key itself before OMS 1.0, as PEM or as DER', () => {
    const pem = `-----BEGIN PUBLIC KEY-----\n${base64('not DER')}\n-----END PUBLIC KEY-----\n`;
    for (const [raw, der] of [
      [pem, 'not DER'],
      ['0x DER', '0x DER'],
    ] as const) {
      const material = {
        publicKey: { rawBytes: base64(raw), keyDetails: 'PKIX_ECDSA_P384_SHA_384' },
      };
      expect(parseBundle(bundleText({ material })).material).toEqual({
        kind: 'public-key',
        spki: new TextEncoder().encode(der),
      });
    }
  });

  test.for([
    ['-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n', 'BUNDLE_MALFORMED'],
    ['-----BEGIN PUBLIC KEY-----\n-----END PUBLIC KEY-----\n', 'BUNDLE_MALFORMED'],
    ['-----BEGIN PUBLIC KEY-----\nA\n-----END PUBLIC KEY-----\n', 'BUNDLE_BAD_BASE64'],
  ] as const)('refuses the PEM text %j with %s', ([pem, code]) => {
    const material = { publicKey: { rawBytes: base64(pem) } };
    expect(refusalOf(bundleText({ material }))).toEqual({
      code,
      pointer: '/verificationMaterial/publicKey/rawBytes',
    });
  });
});

describe('absent, null and empty members', () => {
  test.for([
    { ...KEY, tlogEntries: [] },
    { ...KEY, tlogEntries: null, timestampVerificationData: null },
    { ...KEY, timestampVerificationData: {}, certificate: null },
    { ...KEY, timestampVerificationData: { rfc3161Timestamps: null } },
    { ...KEY, timestampVerificationData: { rfc3161Timestamps: [] } },
  ])('are alike in %j', (material) => {
    const { tlogEntries, timestamps, method } = parseBundle(bundleText({ material }));
    expect({ tlogEntries, timestamps, method }).toEqual({
      tlogEntries: [],
      timestamps: [],
      method: 'key',
    });
  });

  test.for([{}, { keyid: '' }, { keyid: null }])('are alike in a signature with %j', (more) => {
    const envelope = { ...ENVELOPE, signatures: [{ sig: base64('s'), ...more }] };
    expect(parseBundle(bundleText({ envelope })).envelope).not.toHaveProperty('keyid');
  });

  test('keep a key id that is present', () => {
    const envelope = { ...ENVELOPE, signatures: [{ sig: base64('s'), keyid: 'a' }] };
    expect(parseBundle(bundleText({ envelope })).envelope.keyid).toBe('a');
  });
});

describe('the signing method', () => {
  const chain = { x509CertificateChain: { certificates: [CERTIFICATE, CERTIFICATE] } };
  const logged = { tlogEntries: [{ logIndex: '1' }] };
  const old = 'application/vnd.dev.sigstore.bundle+json;version=';
  test.for([
    [V03, KEY, '0.3', 'key', 0],
    [V03, { ...KEY, ...logged }, '0.3', 'key', 0],
    [V03, { certificate: CERTIFICATE, ...logged }, '0.3', 'sigstore', 1],
    [`${old}0.3`, { certificate: CERTIFICATE, ...logged }, '0.3', 'sigstore', 1],
    [V03, chain, '0.3', 'certificate', 2],
    [V03, { ...chain, ...logged }, '0.3', 'certificate', 2],
    [`${old}0.1`, { ...chain, ...logged }, '0.1', 'sigstore', 2],
    [`${old}0.2`, { ...chain, ...logged }, '0.2', 'sigstore', 2],
    [`${old}0.2`, chain, '0.2', 'certificate', 2],
  ] as const)(
    'of %s with %j is read from its shape',
    ([mediaType, material, version, method, certificates]) => {
      const bundle = parseBundle(bundleText({ mediaType, material }));
      expect(bundle).toMatchObject({ version, method });
      const length = bundle.material?.kind === 'certificates' ? bundle.material.chain.length : 0;
      expect(length).toBe(certificates);
    },
  );
});

test('reads timestamps and log entries', () => {
  const material = {
    certificate: CERTIFICATE,
    tlogEntries: [{ logIndex: '7' }],
    timestampVerificationData: { rfc3161Timestamps: [{ signedTimestamp: base64('token') }] },
  };
  const { tlogEntries, timestamps } = parseBundle(bundleText({ material }));
  expect(tlogEntries).toEqual([{ logIndex: '7' }]);
  expect(timestamps).toEqual([new TextEncoder().encode('token')]);
});

describe('a bare DSSE envelope', () => {
  test('is read without material, whatever else is next to its signature', () => {
    const envelope = { ...ENVELOPE, signatures: [{ sig: base64('s'), keyid: 'k', cert: 'PEM' }] };
    const bundle = parseBundle(JSON.stringify(envelope));
    expect(bundle).toMatchObject({
      version: 'dsse',
      method: 'key',
      tlogEntries: [],
      timestamps: [],
    });
    expect(bundle).not.toHaveProperty('material');
    expect(bundle.envelope.keyid).toBe('k');
  });

  test('is refused like one in a bundle', () => {
    expect(refusalOf(JSON.stringify({ ...ENVELOPE, signatures: [] }))).toEqual({
      code: 'BUNDLE_SIGNATURE_COUNT',
      pointer: '/signatures',
    });
  });
});

test('refuses more bytes than the limit', () => {
  const text = bundleText();
  expect(parseBundle(text, { maxBytes: text.length })).toBeDefined();
  expect(() => parseBundle(text, { maxBytes: text.length - 1 })).toThrow(
    expect.objectContaining({ code: 'BUNDLE_TOO_LARGE' }),
  );
  expect(() => parseBundle(text, { maxBytes: 0 })).toThrow(RangeError);
});

test('gives a bundle or a ModelSigningError for any change to a sound one', () => {
  const sound = bundleText({
    material: { certificate: CERTIFICATE, tlogEntries: [{}], timestampVerificationData: {} },
  });
  const value = fc.oneof(fc.json(), fc.constantFrom('null', '[]', '{}', '""', '1', ',', ''));
  fc.assert(
    fc.property(fc.nat(sound.length), fc.nat(30), value, (at, length, put) => {
      const text = sound.slice(0, at) + put + sound.slice(at + length);
      try {
        expect(parseBundle(text).envelope.signature.length).toBeGreaterThan(0);
      } catch (error) {
        expect(error).toBeInstanceOf(ModelSigningError);
        expect((error as ModelSigningError).stage).toBe('bundle');
      }
    }),
    { numRuns: propertyRuns({ short: 2_000, long: 15_000 }) },
  );
});

test('gives a bundle or a ModelSigningError for any JSON in place of any part', () => {
  const part = fc.jsonValue({ maxDepth: 3 });
  const parts = fc.record(
    {
      mediaType: fc.constant(V03),
      material: part,
      envelope: part,
      more: fc.dictionary(fc.string(), part),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(parts, (made) => {
      try {
        expect(parseBundle(bundleText(made as Parts))).toBeDefined();
      } catch (error) {
        expect(error).toBeInstanceOf(ModelSigningError);
      }
    }),
    { numRuns: propertyRuns({ short: 1_000, long: 20_000 }) },
  );
});

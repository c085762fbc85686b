import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { propertyRuns } from '@weighbridge/testkit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keys, type KeyKind, leaf, root, toPem } from '../../test/support/pki.ts';
import { writeDer } from '../der/write.ts';
import { legacyPreAuthEncoding, preAuthEncoding } from '../dsse.ts';
import type { Envelope } from '../parsed-bundle.ts';
import { curveOf } from './curve.ts';
import { keyFingerprint, keyHint } from './fingerprint.ts';
import { candidateKeys } from './match-key.ts';
import { readPublicKey } from './read-key.ts';
import { readSignatureForms } from './signature-format.ts';
import { trustKeys } from './trust-keys.ts';
import { envelopeIsSignedBy, isSignatureShape } from './verify-signature.ts';

const { publicKey, privateKey } = keys('maker');
const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
const der = publicKey.export({ type: 'spki', format: 'der' });

function code(act: () => unknown): string {
  try {
    act();
    return 'done';
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
}

test('reads a public key from PEM, PEM with text around it, and DER', () => {
  for (const input of [pem, Buffer.from(pem), `Public Key Information:\n\n${pem}\n`, der]) {
    expect(readPublicKey(input).equals(publicKey)).toBe(true);
  }
  expect(readPublicKey(pem.replaceAll('\n', '\r\n')).equals(publicKey)).toBe(true);
});

test.for<readonly [string, () => string | Uint8Array]>([
  ['nothing', () => ''],
  ['text', () => 'no key'],
  ['a private key', () => privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()],
  ['a certificate', () => root().pem],
  ['two keys', () => pem + pem],
  ['a block without end', () => pem.slice(0, -10)],
  ['a block inside another', () => pem.replace('\n', `\n${pem}`)],
  ['a block that is not base64', () => pem.replace('\n', '\n!')],
  ['DER with bytes after it', () => Buffer.concat([der, Uint8Array.of(0)])],
  ['PEM of other DER', () => toPem(writeDer(0x30), 'PUBLIC KEY')],
  ['more text than any key has', () => ' '.repeat(5 * 1024 * 1024)],
])('refuses %s as a trusted key', ([, input]) => {
  expect(code(() => readPublicKey(input()))).toBe('TRUST_INVALID');
});

test.for(['rsa2048', 'ed25519', 'secp256k1'] as const)('refuses a key of %s', (kind) => {
  const other = keys('maker', kind).publicKey.export({ type: 'spki', format: 'pem' });
  expect(code(() => trustKeys(other.toString()))).toBe('UNSUPPORTED_KEY');
});

test('refuses a curve with explicit parameters', () => {
  const explicit = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
    paramEncoding: 'explicit',
  }).publicKey;
  expect(curveOf(explicit)).toBeUndefined();
});

test('throws only its own errors, whatever the bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(['TRUST_INVALID', 'UNSUPPORTED_KEY']).toContain(code(() => readPublicKey(bytes)));
    }),
    { numRuns: propertyRuns({ short: 300, long: 10_000 }) },
  );
});

test('refuses to trust without a key', () => {
  expect(() => trustKeys([])).toThrow(RangeError);
});

test('hints at a key by SHA-256 of its PEM text', () => {
  expect(keyHint(publicKey)).toBe(createHash('sha256').update(pem).digest('hex'));
  expect(keyFingerprint(publicKey)).toBe(
    `sha256:${createHash('sha256').update(der).digest('hex')}`,
  );
});

const other = keys('other').publicKey;
const trusted = [other, publicKey];

test('tries every trusted key where the bundle names no key', () => {
  expect(candidateKeys(trusted, undefined)).toEqual(trusted);
  expect(candidateKeys(trusted, { kind: 'public-key' })).toEqual(trusted);
  expect(candidateKeys(trusted, { kind: 'public-key', hint: '' })).toEqual(trusted);
});

test('tries the key that the bundle names, as OMS, cosign and the first versions spell it', () => {
  const base64 = createHash('sha256').update(der).digest('base64');
  const named = [
    { hint: keyHint(publicKey) },
    { hint: base64 },
    { spki: der },
    { spki: Buffer.from(pem) },
  ];
  for (const name of named) {
    expect(candidateKeys(trusted, { kind: 'public-key', ...name })).toEqual([publicKey]);
  }
});

test.for<readonly [string, { hint?: string; spki?: Uint8Array }]>([
  ['a hint of no trusted key', { hint: 'ab'.repeat(32) }],
  ['a hint in other case', { hint: keyHint(publicKey).toUpperCase() }],
  [
    'a key that is not trusted',
    { spki: keys('stranger').publicKey.export({ type: 'spki', format: 'der' }) },
  ],
  ['something that is not a key', { spki: Uint8Array.of(1) }],
  [
    'one key by hint and carries another',
    { hint: keyHint(publicKey), spki: other.export({ type: 'spki', format: 'der' }) },
  ],
])('refuses a bundle that names %s', ([, name]) => {
  expect(code(() => candidateKeys(trusted, { kind: 'public-key', ...name }))).toBe('KEY_MISMATCH');
});

function envelope(
  payload: string,
  encode = preAuthEncoding,
  hash = 'sha256',
  by = privateKey,
): Envelope {
  const bytes = new TextEncoder().encode(payload);
  const type = 'application/vnd.in-toto+json';
  const signature = sign(hash, encode(type, bytes), { key: by, dsaEncoding: 'der' });
  return { payloadType: type, payload: bytes, signature };
}

test.for([
  ['P-256', 'sha256'],
  ['P-384', 'sha384'],
  ['P-521', 'sha512'],
] as const)('verifies %s with %s and no other digest', ([kind, hash]) => {
  const pair = keys('curve', kind);
  for (const digest of ['sha256', 'sha384', 'sha512']) {
    const signed = envelope('{}', preAuthEncoding, digest, pair.privateKey);
    expect(envelopeIsSignedBy(pair.publicKey, signed)).toBe(digest === hash);
  }
});

test('refuses a signature over another type or payload, and by another key', () => {
  const signed = envelope('{}');
  expect(envelopeIsSignedBy(publicKey, signed)).toBe(true);
  expect(envelopeIsSignedBy(publicKey, { ...signed, payloadType: 'text/plain' })).toBe(false);
  expect(envelopeIsSignedBy(publicKey, { ...signed, payload: Uint8Array.of(1) })).toBe(false);
  expect(envelopeIsSignedBy(other, signed)).toBe(false);
});

test('takes the encoding of v0.2 only for its own predicate', () => {
  const old = '{"predicateType":"https://model_signing/Digests/v0.1"}';
  const current = '{"predicateType":"https://model_signing/signature/v1.0"}';
  for (const kind of ['P-256', 'P-384', 'P-521'] as const satisfies readonly KeyKind[]) {
    const pair = keys('curve', kind);
    const by = (payload: string): Envelope =>
      envelope(payload, legacyPreAuthEncoding, 'sha256', pair.privateKey);
    expect(envelopeIsSignedBy(pair.publicKey, by(old))).toBe(true);
    expect(envelopeIsSignedBy(pair.publicKey, by(current))).toBe(false);
    expect(envelopeIsSignedBy(pair.publicKey, by('not JSON'))).toBe(false);
  }
});

const curve = curveOf(publicKey);

test.for([
  ['nothing', ''],
  ['r of zero', '3006020100020101'],
  ['a negative s', '30060201010201ff'],
  ['r longer than the curve', `3026022101${'00'.repeat(32)}020101`],
  ['a third number', '3009020101020101020101'],
  ['one number', '3003020101'],
  ['bytes after it', '300602010102010100'],
  ['a number not in its shortest form', '300702020001020101'],
  ['octet strings', '3006040101040101'],
] as const)('refuses a signature of %s', ([, text]) => {
  if (curve === undefined) throw new Error('no curve');
  expect(isSignatureShape(Buffer.from(text, 'hex'), curve)).toBe(false);
});

test('turns r || s into DER that verifies', () => {
  const message = new TextEncoder().encode('message');
  for (const kind of ['P-256', 'P-384', 'P-521'] as const) {
    const pair = keys('curve', kind);
    const own = curveOf(pair.publicKey);
    if (own === undefined) throw new Error('no curve');
    const raw = sign(own.hash, message, { key: pair.privateKey, dsaEncoding: 'ieee-p1363' });
    expect(readSignatureForms(raw, own)).toHaveLength(1);
    const [form = new Uint8Array()] = readSignatureForms(raw, own);
    expect(isSignatureShape(form, own)).toBe(true);
    expect(() => readSignatureForms(raw.subarray(1), own)).toThrow('neither');
    expect(() => readSignatureForms(new Uint8Array(raw.length), own)).toThrow('neither');
  }
});

test('never takes random bytes for a signature of the key', () => {
  const { payloadType, payload } = envelope('{}');
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), (signature) => {
      expect(envelopeIsSignedBy(publicKey, { payloadType, payload, signature })).toBe(false);
    }),
    { numRuns: propertyRuns({ short: 300, long: 10_000 }) },
  );
});

test('reads the authorities of timestamps with the keys', () => {
  const [first] = trustKeys(pem, { timestampAuthorities: root().pem }).timestampAuthorities ?? [];
  expect(first?.subject).toBe('CN=root');
  expect(code(() => trustKeys(pem, { timestampAuthorities: leaf(root()).pem.slice(5) }))).toBe(
    'TRUST_INVALID',
  );
});

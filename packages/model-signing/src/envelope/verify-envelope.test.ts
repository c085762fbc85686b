import { sign } from 'node:crypto';
import { propertyRuns } from '@weighbridge/testkit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { authority, ext, issue, keys, leaf, root } from '../../test/support/pki.ts';
import { timestampAuthority, timestampResponse } from '../../test/support/timestamp-authority.ts';
import { preAuthEncoding } from '../dsse.ts';
import type { ModelSigningError } from '../error.ts';
import { keyFingerprint } from '../keys/fingerprint.ts';
import type { ParsedBundle, VerificationMaterial } from '../parsed-bundle.ts';
import type { CertificateTrust, KeyTrust, Trust } from '../trust.ts';
import type { VerifiedSigner } from '../verified.ts';
import { verifyEnvelope } from './verify-envelope.ts';

const NOW = new Date('2026-06-01T12:00:00Z');
const LATER = new Date('2050-01-01T00:00:00Z');
const payload = new TextEncoder().encode('{}');
const payloadType = 'application/vnd.in-toto+json';

const top = root();
const middle = authority(top);
const signer = leaf(middle);
const chain = [signer, middle].map(({ der }) => der);
const authorities = timestampAuthority();

function signatureOf({ privateKey } = signer.keys): Uint8Array {
  return sign('sha256', preAuthEncoding(payloadType, payload), privateKey);
}

function bundle(
  material: VerificationMaterial | undefined,
  more: Partial<ParsedBundle> = {},
): ParsedBundle {
  return {
    version: '0.3',
    method: material?.kind === 'certificates' ? 'certificate' : 'key',
    ...(material === undefined ? {} : { material }),
    envelope: { payloadType, payload, signature: signatureOf() },
    tlogEntries: [],
    timestamps: [],
    json: {},
    ...more,
  };
}

const byCertificate = (more: Partial<ParsedBundle> = {}): ParsedBundle =>
  bundle({ kind: 'certificates', chain }, more);
const keyTrust: KeyTrust = { method: 'key', keys: [signer.keys.publicKey] };
const certificateTrust: CertificateTrust = {
  method: 'certificate',
  anchors: [top.node],
  timestampAuthorities: [authorities.top.node],
};

async function refusal(parsed: ParsedBundle, trust: Trust, now = NOW): Promise<string> {
  return verifyEnvelope(parsed, trust, { now }).then(
    () => 'verified',
    (error: ModelSigningError) => error.code ?? String(error),
  );
}

function stamp(message: Uint8Array, time: string, by = authorities): Uint8Array {
  return timestampResponse({ message, signer: by.signer, held: [by.signer, by.middle], time });
}

test('reports whose key signed', async () => {
  const signed: VerifiedSigner = await verifyEnvelope(bundle({ kind: 'public-key' }), keyTrust);
  const fingerprint = keyFingerprint(signer.keys.publicKey);
  expect(signed).toEqual({
    method: 'key',
    name: fingerprint,
    keyFingerprint: fingerprint,
    keyType: 'P-256',
    signedAt: [],
  });
});

test('tries every trusted key on a bare envelope', async () => {
  const both: KeyTrust = { method: 'key', keys: [keys('other').publicKey, signer.keys.publicKey] };
  expect(await refusal(bundle(undefined, { version: 'dsse' }), both)).toBe('verified');
  expect(await refusal(bundle(undefined), { ...both, keys: both.keys.slice(0, 1) })).toBe(
    'SIGNATURE_INVALID',
  );
});

test('reports whose certificate signed, and which anchor vouches for it', async () => {
  const signed = await verifyEnvelope(byCertificate(), certificateTrust, { now: NOW });
  expect(signed).toEqual({
    method: 'certificate',
    name: 'CN=signer',
    keyFingerprint: keyFingerprint(signer.keys.publicKey),
    keyType: 'P-256',
    certificateSubject: 'CN=signer',
    anchor: 'CN=root',
    anchorFingerprint: top.certificate.fingerprint,
    signedAt: [],
  });
});

test('names a certificate without subject by its key', async () => {
  const nameless = leaf(top, { subjectDer: Uint8Array.of(0x30, 0) });
  const parsed = bundle({ kind: 'certificates', chain: [nameless.der] });
  const signed = await verifyEnvelope(parsed, certificateTrust, { now: NOW });
  expect(signed.name).toBe(keyFingerprint(nameless.keys.publicKey));
});

test('refuses another method than the trusted one', async () => {
  expect(await refusal(byCertificate(), keyTrust)).toBe('METHOD_MISMATCH');
  expect(await refusal(bundle({ kind: 'public-key' }), certificateTrust)).toBe('METHOD_MISMATCH');
});

test('refuses a signature by another key than the certificate’s', async () => {
  const envelope = { payloadType, payload, signature: signatureOf(keys('other')) };
  expect(await refusal(byCertificate({ envelope }), certificateTrust)).toBe('SIGNATURE_INVALID');
});

test('refuses a certificate with a key that OMS does not sign with', async () => {
  for (const kind of ['rsa2048', 'ed25519', 'secp256k1'] as const) {
    const odd = leaf(top, { keys: keys('odd', kind) });
    const parsed = bundle({ kind: 'certificates', chain: [odd.der] });
    expect(await refusal(parsed, certificateTrust)).toBe('UNSUPPORTED_KEY');
  }
});

test('refuses a bundle without a certificate, and one with too many', async () => {
  const holding = (list: readonly Uint8Array[]): ParsedBundle =>
    bundle({ kind: 'certificates', chain: list });
  expect(await refusal(holding([]), certificateTrust)).toBe('CERTIFICATE_MALFORMED');
  const many = Array.from({ length: 101 }, () => signer.der);
  expect(await refusal(holding(many), certificateTrust)).toBe('CERTIFICATE_LIMIT');
});

test('refuses an expired certificate without a timestamp, because the current time counts', async () => {
  expect(await refusal(byCertificate(), certificateTrust)).toBe('verified');
  expect(await refusal(byCertificate(), certificateTrust, LATER)).toBe('CERTIFICATE_LAPSED');
});

test('lets a trusted timestamp outlive the certificate', async () => {
  const timestamps = [stamp(signatureOf0, '2026-06-01T00:00:00Z')];
  const parsed = byCertificate({ envelope: signed0, timestamps });
  const { signedAt } = await verifyEnvelope(parsed, certificateTrust, { now: LATER });
  expect(signedAt).toEqual([
    { time: '2026-06-01T00:00:00.000Z', source: 'timestamp-authority', by: 'CN=clock' },
  ]);
});

// ECDSA signatures differ each time: these two belong together.
const signatureOf0 = signatureOf();
const signed0 = { payloadType, payload, signature: signatureOf0 };
const stamped = (timestamps: readonly Uint8Array[]): ParsedBundle =>
  byCertificate({ envelope: signed0, timestamps });

test('refuses a certificate that was expired, or not valid yet, when it was stamped', async () => {
  const short = leaf(middle, { from: '2026-05-01T00:00:00Z', until: '2026-07-01T00:00:00Z' });
  const at = (time: string): ParsedBundle => ({
    ...stamped([stamp(signatureOf0, time)]),
    material: { kind: 'certificates', chain: [short.der, middle.der] },
  });
  expect(await refusal(at('2026-08-01T00:00:00Z'), certificateTrust)).toBe('CERTIFICATE_LAPSED');
  expect(await refusal(at('2026-04-01T00:00:00Z'), certificateTrust)).toBe(
    'CERTIFICATE_NOT_YET_VALID',
  );
});

test('goes by the earliest of several timestamps', async () => {
  const months = ['09', '03', '06'];
  const several = stamped(months.map((at) => stamp(signatureOf0, `2026-${at}-01T00:00:00Z`)));
  const { signedAt } = await verifyEnvelope(several, certificateTrust, { now: LATER });
  expect(signedAt.map(({ time }) => time.slice(5, 7))).toEqual(['03', '06', '09']);
});

test('ignores timestamps where no authority, or another one, is trusted', async () => {
  const parsed = stamped([stamp(signatureOf0, '2026-06-01T00:00:00Z')]);
  const bare: CertificateTrust = { method: 'certificate', anchors: [top.node] };
  const other: CertificateTrust = {
    ...bare,
    timestampAuthorities: [root({ subject: 'other' }).node],
  };
  for (const trust of [bare, other]) {
    const { signedAt } = await verifyEnvelope(parsed, trust, { now: NOW });
    expect(signedAt).toEqual([]);
    expect(await refusal(parsed, trust, LATER)).toBe('CERTIFICATE_LAPSED');
  }
});

test('refuses a bundle with a timestamp that is broken or belongs to another signature', async () => {
  const elsewhere = stamp(signatureOf(), '2026-06-01T00:00:00Z');
  expect(await refusal(stamped([elsewhere]), certificateTrust)).toBe('TIMESTAMP_MISMATCH');
  expect(await refusal(stamped([Uint8Array.of(0x30)]), certificateTrust)).toBe(
    'TIMESTAMP_MALFORMED',
  );
});

test('refuses more timestamps than any signer would add', async () => {
  const one = stamp(signatureOf0, '2026-06-01T00:00:00Z');
  const many = stamped(Array.from({ length: 21 }, () => one));
  expect(await refusal(many, certificateTrust)).toBe('TIMESTAMP_MALFORMED');
});

test('proves the time of a signature by a bare key too', async () => {
  const trust: KeyTrust = { ...keyTrust, timestampAuthorities: [authorities.top.node] };
  const parsed = bundle(
    { kind: 'public-key' },
    { envelope: signed0, timestamps: [stamp(signatureOf0, '2026-06-01T00:00:00Z')] },
  );
  expect((await verifyEnvelope(parsed, trust)).signedAt).toHaveLength(1);
});

test('does not verify certificates by timestamp anchors, nor timestamps by certificate anchors', async () => {
  const swapped: CertificateTrust = {
    method: 'certificate',
    anchors: [authorities.top.node],
    timestampAuthorities: [top.node],
  };
  expect(await refusal(byCertificate(), swapped)).toBe('CERTIFICATE_UNTRUSTED');
});

test('refuses the certificate of a timestamp authority as a signer', async () => {
  const { signer: clock, middle: between, top: anchor } = authorities;
  const parsed: ParsedBundle = {
    ...bundle({ kind: 'certificates', chain: [clock.der, between.der] }),
    envelope: { payloadType, payload, signature: signatureOf(clock.keys) },
  };
  expect(await refusal(parsed, { method: 'certificate', anchors: [anchor.node] })).toBe(
    'CERTIFICATE_USAGE',
  );
});

test('accepts a self-signed certificate that is trusted itself', async () => {
  const own = issue({ subject: 'own', extensions: [ext.keyUsage(0)], keys: signer.keys });
  const parsed = bundle({ kind: 'certificates', chain: [own.der] });
  const signed = await verifyEnvelope(
    parsed,
    { method: 'certificate', anchors: [own.node] },
    { now: NOW },
  );
  expect(signed.anchor).toBe('CN=own');
});

test('stops before any work when it is aborted', async () => {
  const signal = AbortSignal.abort(new Error('enough'));
  await expect(verifyEnvelope(byCertificate(), certificateTrust, { signal })).rejects.toThrow(
    'enough',
  );
});

test('throws only its own errors, whatever the bundle holds', async () => {
  const bytes = fc.uint8Array({ maxLength: 80 });
  const arbitrary = fc.record({
    chain: fc.array(fc.oneof(bytes, fc.constantFrom(...chain)), { maxLength: 4 }),
    timestamps: fc.array(bytes, { maxLength: 2 }),
    signature: fc.oneof(bytes, fc.constant(signatureOf0)),
  });
  await fc.assert(
    fc.asyncProperty(arbitrary, async ({ chain: list, timestamps, signature }) => {
      const parsed = bundle(
        { kind: 'certificates', chain: list },
        { envelope: { payloadType, payload, signature }, timestamps },
      );
      expect(await refusal(parsed, certificateTrust)).toMatch(
        /^(?:verified|(?:CERTIFICATE|TIMESTAMP)_[A-Z_]+|SIGNATURE_INVALID|UNSUPPORTED_KEY)$/,
      );
    }),
    { numRuns: propertyRuns({ short: 200, long: 5000 }) },
  );
});

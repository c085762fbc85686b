import { sign } from 'node:crypto';
import { expect, test } from 'vitest';
import { authority, ext, keys, type KeyKind, leaf, root } from '../../test/support/pki.ts';
import { parseBundle } from '../bundle/parse-bundle.ts';
import { verifyEnvelope } from '../envelope/verify-envelope.ts';
import type { ModelSigningError } from '../error.ts';
import { keyHint } from '../keys/fingerprint.ts';
import { trustKeys } from '../keys/trust-keys.ts';
import type { BundleSigner, Signer } from '../signer.ts';
import { trustCertificates } from '../x509/trust-certificates.ts';
import { certificateSigner } from './certificate.ts';
import { customSigner } from './custom.ts';
import { keySigner } from './key.ts';

const payload = new TextEncoder().encode('{"made":"here"}');
const TYPE = 'application/vnd.in-toto+json';
const NOW = new Date('2026-06-01T12:00:00Z');
const PASSPHRASE = 'correct horse battery staple';

const maker = keys('maker');
const pkcs8 = maker.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const spki = maker.publicKey.export({ type: 'spki', format: 'pem' }).toString();
const top = root();
const middle = authority(top);
const signer = leaf(middle, { keys: maker });
const chain = middle.pem + top.pem;

async function roundTrip(by: BundleSigner): Promise<ReturnType<typeof parseBundle>> {
  return parseBundle(JSON.stringify(await by.signPayload(payload, TYPE)));
}

async function refusal(act: () => unknown): Promise<ModelSigningError> {
  try {
    await act();
  } catch (error) {
    return error as ModelSigningError;
  }
  throw new Error('nothing was refused');
}

test('writes a key bundle in the form of OMS 1.0', async () => {
  const bundle = await keySigner(pkcs8).signPayload(payload, TYPE);
  expect(bundle).toEqual({
    mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json',
    verificationMaterial: { publicKey: { hint: keyHint(maker.publicKey) }, tlogEntries: [] },
    dsseEnvelope: {
      payload: Buffer.from(payload).toString('base64'),
      payloadType: TYPE,
      signatures: [{ sig: expect.any(String), keyid: '' }],
    },
  });
});

test.for(['P-256', 'P-384', 'P-521'] as const satisfies readonly KeyKind[])(
  'signs verifiably with %s',
  async (kind) => {
    const pair = keys('maker', kind);
    const pem = pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const trust = trustKeys(pair.publicKey.export({ type: 'spki', format: 'pem' }).toString());
    const verified = await verifyEnvelope(await roundTrip(keySigner(pem)), trust);
    expect(verified.keyType).toBe(kind);
  },
);

test('reads PKCS#8 and SEC1, encrypted or not', async () => {
  const cipher = { cipher: 'aes-256-cbc', passphrase: PASSPHRASE } as const;
  const pems = [
    maker.privateKey.export({ type: 'sec1', format: 'pem' }),
    maker.privateKey.export({ type: 'pkcs8', format: 'pem', ...cipher }),
    maker.privateKey.export({ type: 'sec1', format: 'pem', ...cipher }),
  ];
  for (const pem of pems) {
    for (const passphrase of [PASSPHRASE, Buffer.from(PASSPHRASE)]) {
      const bundle = await roundTrip(keySigner(pem, { passphrase }));
      expect((await verifyEnvelope(bundle, trustKeys(spki))).method).toBe('key');
    }
  }
});

test.for<readonly [string, () => BundleSigner]>([
  ['no key', () => keySigner('no key')],
  ['a public key', () => keySigner(spki)],
  ['another passphrase', () => keySigner(encrypted(), { passphrase: 'wrong one' })],
  ['no passphrase', () => keySigner(encrypted())],
  ['more bytes than a key has', () => keySigner(' '.repeat(100_000))],
])('refuses %s, and reveals nothing secret', async ([, make]) => {
  const error = await refusal(make);
  expect(error.code).toBe('PRIVATE_KEY_INVALID');
  const told = JSON.stringify([error.message, error.stack, error.details, String(error.cause)]);
  expect(told).not.toContain('wrong one');
  expect(error.cause).toBeUndefined();
});

function encrypted(): string {
  const cipher = { cipher: 'aes-256-cbc', passphrase: PASSPHRASE };
  return maker.privateKey.export({ type: 'pkcs8', format: 'pem', ...cipher }).toString();
}

test.for(['rsa2048', 'ed25519', 'secp256k1'] as const)(
  'refuses a private key of %s',
  async (kind) => {
    const pem = keys('maker', kind).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    expect((await refusal(() => keySigner(pem))).code).toBe('UNSUPPORTED_KEY');
  },
);

test('writes a certificate bundle with the leaf first and each certificate once', async () => {
  const by = certificateSigner({
    privateKey: pkcs8,
    certificate: signer.pem,
    chain: signer.pem + chain + middle.pem,
    now: () => NOW,
  });
  expect(by.method).toBe('certificate');
  const bundle = await roundTrip(by);
  expect(bundle.material).toEqual({
    kind: 'certificates',
    chain: [signer, middle, top].map(({ der }) => Uint8Array.from(der)),
  });
  const verified = await verifyEnvelope(bundle, trustCertificates(top.pem), { now: NOW });
  expect(verified.certificateSubject).toBe('CN=signer');
});

test('takes the chain from the certificate’s own file too', async () => {
  const by = certificateSigner({
    privateKey: pkcs8,
    certificate: signer.pem + middle.pem,
    now: () => NOW,
  });
  const bundle = await roundTrip(by);
  expect(bundle.material).toMatchObject({ chain: { length: 2 } });
});

test.for<readonly [string, Partial<Parameters<typeof certificateSigner>[0]>, string]>([
  ['of another key', { certificate: leaf(middle).pem }, 'PRIVATE_KEY_INVALID'],
  ['that has expired', { now: () => new Date('2050-01-01T00:00:00Z') }, 'CERTIFICATE_LAPSED'],
  ['of the future', { now: () => new Date('2020-01-01T00:00:00Z') }, 'CERTIFICATE_NOT_YET_VALID'],
  [
    'that is not for signing',
    { certificate: leaf(middle, { keys: maker, extensions: [ext.keyUsage(2)] }).pem },
    'CERTIFICATE_USAGE',
  ],
  ['that is none', { certificate: 'none' }, 'CERTIFICATE_MALFORMED'],
  ['whose chain is broken', { chain: middle.pem.slice(0, 80) }, 'CERTIFICATE_MALFORMED'],
])('signs nothing with a certificate %s', async ([, options, code]) => {
  const error = await refusal(() =>
    certificateSigner({
      privateKey: pkcs8,
      certificate: signer.pem,
      now: () => NOW,
      ...options,
    }).signPayload(payload, TYPE),
  );
  expect(error.code).toBe(code);
});

function custom(answer: (message: Uint8Array) => Uint8Array): Signer {
  return { publicKey: async () => maker.publicKey, sign: async (message) => answer(message) };
}

test('takes DER and r || s from an external signer', async () => {
  for (const dsaEncoding of ['der', 'ieee-p1363'] as const) {
    const by = custom((message) => sign('sha256', message, { key: maker.privateKey, dsaEncoding }));
    const bundle = await roundTrip(customSigner(by));
    expect((await verifyEnvelope(bundle, trustKeys(spki))).method).toBe('key');
  }
});

test('returns no signature that does not verify with the signer’s own key', async () => {
  const answers: readonly ((message: Uint8Array) => Uint8Array)[] = [
    (message) => sign('sha256', message, keys('other').privateKey),
    (message) => sign('sha512', message, maker.privateKey),
    () => sign('sha256', payload, maker.privateKey),
    () => new Uint8Array(64),
    () => new Uint8Array(),
    () => {
      throw new Error('the device is gone');
    },
  ];
  for (const answer of answers) {
    const error = await refusal(async () =>
      customSigner(custom(answer)).signPayload(payload, TYPE),
    );
    expect(error.code).toBe('SIGNER_FAILED');
  }
});

test('refuses a signer without a public key, or with one that OMS does not sign with', async () => {
  const without: Signer = {
    publicKey: () => Promise.reject(new Error('gone')),
    sign: async () => new Uint8Array(),
  };
  const rsa: Signer = { ...without, publicKey: async () => keys('maker', 'rsa2048').publicKey };
  const code = async (by: Signer): Promise<string> =>
    (await refusal(async () => customSigner(by).signPayload(payload, TYPE))).code;
  expect(await code(without)).toBe('SIGNER_FAILED');
  expect(await code(rsa)).toBe('UNSUPPORTED_KEY');
});

test('requires the certificate that a chain belongs to', () => {
  expect(() =>
    customSigner(
      custom(() => payload),
      { chain },
    ),
  ).toThrow(RangeError);
});

test('lets the caller abort signing', async () => {
  const signal = AbortSignal.abort(new Error('enough'));
  await expect(keySigner(pkcs8).signPayload(payload, TYPE, { signal })).rejects.toThrow('enough');
});

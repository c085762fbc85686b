import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { CLAIMS, makeToken } from '../../test/support/identity-token.ts';
import { startSigstore } from '../../test/support/sigstore-instance.ts';
import type { SigstoreInstance } from '../../test/support/sigstore-instance.ts';
import { ModelSigningError } from '../error.ts';
import { sigstoreSigner } from './sigstore.ts';
import type { SigstoreSignerOptions } from './sigstore.ts';

const FULCIO = '/api/v2/signingCert';
const REKOR_V1 = '/api/v1/log/entries';
const REKOR_V2 = '/api/v2/log/entries';
const TSA = '/api/v1/timestamp';
const AMBIENT = [
  'SIGSTORE_ID_TOKEN',
  'ACTIONS_ID_TOKEN_REQUEST_URL',
  'ACTIONS_ID_TOKEN_REQUEST_TOKEN',
  'BUILDKITE',
];
const TOKEN = makeToken({ ...CLAIMS, secret: 'do-not-tell' });

let sigstore: SigstoreInstance | undefined;

beforeEach(() => {
  for (const name of AMBIENT) vi.stubEnv(name, undefined);
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await sigstore?.close();
  sigstore = undefined;
});

type Answers = NonNullable<Parameters<typeof startSigstore>[0]>['answers'];

async function sign(options: SigstoreSignerOptions, answers?: Answers, signal?: AbortSignal) {
  sigstore = await startSigstore(answers === undefined ? {} : { answers });
  const signer = sigstoreSigner({
    fulcioUrl: sigstore.url,
    rekorUrl: sigstore.url,
    retries: 0,
    ...options,
    ...(options.tsaUrl === undefined ? {} : { tsaUrl: sigstore.url }),
  });
  const payload = Buffer.from('{}');
  return signer.signPayload(payload, 'text/plain', signal === undefined ? {} : { signal });
}

async function refusal(...args: Parameters<typeof sign>): Promise<ModelSigningError> {
  const error: unknown = await sign(...args).then(
    () => new Error('it signed'),
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(ModelSigningError);
  return error as ModelSigningError;
}

/** Answers with an error that repeats what it was sent, like a careless service. */
const echo = async (body: string) => ({
  statusCode: 403,
  response: JSON.stringify({ message: `no: ${body}` }),
  contentType: 'application/json',
});

describe('the token is a secret', () => {
  test.for([
    ['CERTIFICATE_REQUEST', FULCIO, {}],
    ['LOG_REQUEST', REKOR_V1, {}],
    ['LOG_REQUEST', REKOR_V2, { rekorApiVersion: 2, tsaUrl: 'here' }],
    ['SIGSTORE_TIMESTAMP_REQUEST', TSA, { tsaUrl: 'here' }],
  ] as const)('%s at %s does not reveal it', async ([code, path, options]) => {
    const error = await refusal({ identityToken: TOKEN, ...options }, { [path]: echo });
    expect(error).toMatchObject({ code, stage: 'sign', details: { httpStatus: 403 } });
    const shown = inspect(error, { depth: 10, showHidden: true });
    for (const part of TOKEN.split('.')) expect(shown).not.toContain(part);
    expect(shown).not.toContain('do-not-tell');
  });

  test('an unusable token does not appear in the error', async () => {
    const payload = (claims: unknown): string =>
      Buffer.from(JSON.stringify(claims)).toString('base64url');
    const bad = [
      'do-not-tell',
      'do-not-tell.do-not-tell.do-not-tell',
      `x.${payload('do-not-tell')}.x`,
      makeToken({ iss: 'do-not-tell' }),
      makeToken({ ...CLAIMS, email: 'do-not-tell@example.org', email_verified: false }),
      makeToken({ ...CLAIMS, sub: 'do-not-tell', exp: 1_700_000_000 }),
    ];
    for (const identityToken of bad) {
      const error = await refusal({ identityToken });
      expect(error.code).toBe('IDENTITY_TOKEN_INVALID');
      expect(inspect(error, { depth: 10 })).not.toContain('do-not-tell');
      await sigstore?.close();
    }
  });

  test('a failing provider does not reveal what it knows', async () => {
    const provider = async (): Promise<string> => {
      throw new Error(TOKEN);
    };
    const error = await refusal({ identityToken: provider });
    expect(error.code).toBe('IDENTITY_TOKEN_MISSING');
    expect(inspect(error, { depth: 10 })).not.toContain(TOKEN);
  });
});

describe('where the token comes from', () => {
  test('a function is called at each signing', async () => {
    const provider = vi.fn(async () => makeToken());
    await sign({ identityToken: provider });
    expect(provider).toHaveBeenCalledTimes(1);
  });

  test('SIGSTORE_ID_TOKEN', async () => {
    vi.stubEnv('SIGSTORE_ID_TOKEN', makeToken());
    const bundle = await sign({});
    expect(bundle).toHaveProperty('dsseEnvelope.payloadType', 'text/plain');
  });

  test('GitHub Actions, with the requested audience', async () => {
    const asked: string[] = [];
    const answers = {
      '/token?version=1&audience=mine': async () => {
        asked.push('mine');
        const response = JSON.stringify({ value: makeToken() });
        return { statusCode: 200, response, contentType: 'application/json' };
      },
    };
    const github = await startSigstore({ answers });
    vi.stubEnv('ACTIONS_ID_TOKEN_REQUEST_URL', `${github.url}/token?version=1`);
    vi.stubEnv('ACTIONS_ID_TOKEN_REQUEST_TOKEN', 'request-secret');
    try {
      await sign({ audience: 'mine' });
      expect(asked).toEqual(['mine']);
    } finally {
      await github.close();
    }
  });

  test('no source is an error that says so', async () => {
    expect((await refusal({})).code).toBe('IDENTITY_TOKEN_MISSING');
  });
});

describe('services that misbehave', () => {
  test('one that does not answer in time', async () => {
    const silent = async (): Promise<never> => new Promise(() => undefined);
    const error = await refusal({ identityToken: TOKEN, timeoutMs: 50 }, { [FULCIO]: silent });
    expect(error.code).toBe('CERTIFICATE_REQUEST');
  });

  test('one that answers with something else', async () => {
    const other = async () => ({
      statusCode: 201,
      response: '{}',
      contentType: 'application/json',
    });
    for (const [path, options] of [
      [FULCIO, {}],
      [REKOR_V1, {}],
      [REKOR_V2, { rekorApiVersion: 2, tsaUrl: 'here' }],
    ] as const) {
      const error = await refusal({ identityToken: TOKEN, ...options }, { [path]: other });
      expect(error.stage).toBe('sign');
      await sigstore?.close();
    }
  });

  test('an authority that certifies another key', async () => {
    const theirs = await startSigstore();
    const bundle = await sigstoreSigner({
      identityToken: TOKEN,
      fulcioUrl: theirs.url,
      rekorUrl: theirs.url,
    }).signPayload(Buffer.from('{}'), 'text/plain');
    const material = bundle['verificationMaterial'] as { certificate: { rawBytes: string } };
    const pem = `-----BEGIN CERTIFICATE-----\n${material.certificate.rawBytes}\n-----END CERTIFICATE-----\n`;
    const chain = { chain: { certificates: [pem] } };
    const swapped = async () => ({
      statusCode: 201,
      response: JSON.stringify({ signedCertificateEmbeddedSct: chain }),
      contentType: 'application/json',
    });
    await theirs.close();
    const error = await refusal({ identityToken: TOKEN }, { [FULCIO]: swapped });
    expect(error.code).toBe('SIGNER_FAILED');
  });

  test('an abort ends the wait immediately', async () => {
    const silent = async (): Promise<never> => new Promise(() => undefined);
    const reason = new Error('enough');
    const stop = new AbortController();
    const signing = sign({ identityToken: TOKEN }, { [FULCIO]: silent }, stop.signal);
    setTimeout(() => stop.abort(reason), 20);
    await expect(signing).rejects.toBe(reason);
    await sigstore?.close();
    await expect(sign({ identityToken: TOKEN }, {}, AbortSignal.abort(reason))).rejects.toBe(
      reason,
    );
  });
});

test('options out of range are misuse', () => {
  const bad: readonly SigstoreSignerOptions[] = [
    { fulcioUrl: 'http://fulcio.example' },
    { fulcioUrl: 'fulcio.example' },
    { rekorUrl: 'file:///etc' },
    { rekorUrl: 'https://user:secret@rekor.example' },
    { tsaUrl: 'http://127.0.0.1.example' },
    { rekorApiVersion: 2, fulcioUrl: 'https://fulcio.example' },
    { rekorApiVersion: 2, rekorUrl: 'https://rekor.example' },
    { rekorApiVersion: 2, tsaUrl: 'https://tsa.example' },
    { rekorApiVersion: 3 as 2 },
    { timeoutMs: 0 },
    { retries: -1 },
    { retries: 11 },
  ];
  for (const options of bad) expect(() => sigstoreSigner(options)).toThrow(RangeError);
  const inside = { fulcioUrl: 'http://fulcio.example', allowHttp: true } as const;
  expect(sigstoreSigner(inside).method).toBe('sigstore');
  const second = { rekorApiVersion: 2, rekorUrl: 'https://rekor.example' } as const;
  expect(sigstoreSigner({ ...second, tsaUrl: 'https://tsa.example' }).method).toBe('sigstore');
});

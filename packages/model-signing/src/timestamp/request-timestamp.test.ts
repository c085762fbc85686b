import { sign } from 'node:crypto';
import { expect, test } from 'vitest';
import { keys, root } from '../../test/support/pki.ts';
import {
  readRequest,
  type ResponseParts,
  timestampAuthority,
  timestampResponse,
} from '../../test/support/timestamp-authority.ts';
import { parseBundle } from '../bundle/parse-bundle.ts';
import { verifyEnvelope } from '../envelope/verify-envelope.ts';
import type { ModelSigningError } from '../error.ts';
import { trustKeys } from '../keys/trust-keys.ts';
import type { Signer } from '../signer.ts';
import { customSigner } from '../signers/custom.ts';
import type { TimestampOptions } from './request-timestamp.ts';

const payload = new TextEncoder().encode('{}');
const TYPE = 'application/vnd.in-toto+json';
const maker = keys('maker');
const spki = maker.publicKey.export({ type: 'spki', format: 'pem' }).toString();

const clock = timestampAuthority({ until: '2099-01-01T00:00:00Z' });
const authorities = [clock.top.node];

/** An authority that answers as stated, over the signature in the request. */
function answering(parts: Partial<ResponseParts> = {}, status = 200): typeof fetch {
  return async (_url, init) => {
    const request = new Uint8Array(init?.body as Uint8Array);
    const { nonce, asksCertificate } = readRequest(request);
    expect(asksCertificate).toBe(true);
    const response = timestampResponse({
      message: lastSignature,
      signer: clock.signer,
      held: [clock.signer, clock.middle],
      nonce,
      ...parts,
    });
    return new Response(Buffer.from(response), { status });
  };
}

let lastSignature = new Uint8Array();
const remembering: Signer = {
  publicKey: async () => maker.publicKey,
  sign: async (message) => {
    lastSignature = sign('sha256', message, maker.privateKey);
    return lastSignature;
  },
};

async function codeOf(timestamp: TimestampOptions): Promise<string> {
  return customSigner(remembering, { timestamp })
    .signPayload(payload, TYPE)
    .then(
      () => 'signed',
      (error: ModelSigningError) => error.code ?? error.message,
    );
}

test('puts a timestamp of the signature into the bundle', async () => {
  const timestamp = { url: 'https://clock.test/', fetch: answering(), authorities };
  const made = await customSigner(remembering, { timestamp }).signPayload(payload, TYPE);
  const bundle = parseBundle(JSON.stringify(made));
  const trust = trustKeys(spki, { timestampAuthorities: clock.top.pem });
  const { signedAt } = await verifyEnvelope(bundle, trust);
  expect(signedAt).toEqual([
    { time: '2026-06-01T12:00:00.000Z', source: 'timestamp-authority', by: 'CN=clock' },
  ]);
});

test.for<readonly [string, typeof fetch, string]>([
  ['cannot be reached', () => Promise.reject(new TypeError('refused')), 'TIMESTAMP_REQUEST_FAILED'],
  ['answers with an error', answering({}, 500), 'TIMESTAMP_REQUEST_FAILED'],
  ['answers another request', answering({ nonce: Uint8Array.of(1) }), 'TIMESTAMP_REQUEST_FAILED'],
  [
    'sends without end',
    async () => new Response(new Uint8Array(1024 * 1024)),
    'TIMESTAMP_REQUEST_FAILED',
  ],
  ['refuses', answering({ status: 2 }), 'TIMESTAMP_MALFORMED'],
  ['stamps something else', answering({ message: payload }), 'TIMESTAMP_MISMATCH'],
  ['signs badly', answering({ bound: clock.middle }), 'TIMESTAMP_INVALID'],
])('signs nothing when the timestamp authority %s', async ([, fetching, code]) => {
  expect(await codeOf({ url: 'https://clock.test/', fetch: fetching })).toBe(code);
});

test('signs nothing when the timestamp is from an untrusted authority', async () => {
  const timestamp = { url: 'https://clock.test/', fetch: answering(), authorities: [root().node] };
  expect(await codeOf(timestamp)).toBe('TIMESTAMP_UNTRUSTED');
});

test('follows no redirect and asks with the right media type', async () => {
  let asked: RequestInit | undefined;
  const fetching: typeof fetch = async (url, init) => {
    asked = init;
    return answering()(url, init);
  };
  const timestamp = { url: 'https://clock.test/', fetch: fetching };
  await customSigner(remembering, { timestamp }).signPayload(payload, TYPE);
  expect(asked).toMatchObject({
    method: 'POST',
    redirect: 'error',
    headers: { 'content-type': 'application/timestamp-query' },
  });
});

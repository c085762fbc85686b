import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  fulcioHandler,
  initializeCA,
  initializeCTLog,
  initializeTSA,
  tsaHandler,
} from '@sigstore/mock';
import type { HandlerFn } from '@sigstore/mock';
import type { JsonObject } from '@weighbridge/core';
import { rekorV1 } from './rekor-v1.ts';
import { rekorV2 } from './rekor-v2.ts';
import type { SigstoreLog } from './sigstore-log.ts';

/** A whole Sigstore deployment on loopback, with its own keys. */
export interface SigstoreInstance {
  readonly url: string;
  /** Its trusted root, for verifiers. */
  readonly trustedRoot: JsonObject;
  /** Bodies of the received requests, oldest first. */
  readonly requests: readonly string[];
  readonly close: () => Promise<void>;
}

export interface SigstoreInstanceOptions {
  /** Whether the Rekor v1 log promises inclusion (a signed entry timestamp). Default true. */
  readonly promise?: boolean;
  /** Time that all certificates are issued at. Default half a minute ago, so that each one suits any signature. */
  readonly issuedAt?: Date;
  /** Base64 of the PEM that the v1 log enters instead of the signer's. */
  readonly verifier?: string;
  /** Answers that replace a service, by path. */
  readonly answers?: Readonly<Record<string, HandlerFn>>;
}

/** Starts certificate authority, certificate log, timestamp authority and both kinds of log. */
export async function startSigstore(
  options: SigstoreInstanceOptions = {},
): Promise<SigstoreInstance> {
  const handlers = new Map<string, HandlerFn>();
  const requests: string[] = [];
  const server = createServer((request, response) => {
    void answer(handlers, requests, request, response);
  });
  const url = await listen(server);
  const ctLog = await initializeCTLog(keyPair());
  const ca = await initializeCA(
    keyPair(),
    ctLog,
    options.issuedAt ?? new Date(Date.now() - 30_000),
  );
  const tsa = await initializeTSA(keyPair());
  const logs = [
    rekorV1(url, { promise: options.promise ?? true, verifier: options.verifier }),
    rekorV2(url),
  ];
  for (const { path, fn } of [fulcioHandler(ca, { subjectClaim: 'email' }), tsaHandler(tsa)]) {
    handlers.set(path, fn);
  }
  for (const { path, add } of logs) {
    handlers.set(path, async (body) => served(() => add(body)));
  }
  for (const [path, fn] of Object.entries(options.answers ?? {})) handlers.set(path, fn);
  return {
    url,
    requests,
    trustedRoot: trustedRootOf(url, logs, {
      authority: [bytes(ca.rootCertificate)],
      timestamping: [bytes(tsa.intCertificate), bytes(tsa.rootCertificate)],
      ctLog: { logId: bytes(ctLog.logID), spki: ctLog.publicKey },
    }),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function served(add: () => string): Awaited<ReturnType<HandlerFn>> {
  try {
    return { statusCode: 201, response: add(), contentType: 'application/json' };
  } catch (error) {
    return { statusCode: 400, response: error instanceof Error ? error.message : '' };
  }
}

function keyPair(): ReturnType<typeof generateKeyPairSync> {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' });
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function answer(
  handlers: ReadonlyMap<string, HandlerFn>,
  requests: string[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks).toString('utf8');
  requests.push(body);
  const handler = handlers.get(request.url ?? '');
  if (handler === undefined) {
    response.writeHead(404).end();
    return;
  }
  const { statusCode, response: content, contentType } = await handler(body);
  // A persistent connection can be closed just when the next request is sent on it.
  response.writeHead(statusCode, {
    'content-type': contentType ?? 'text/plain',
    connection: 'close',
  });
  response.end(typeof content === 'string' ? content : bytes(content));
}

function bytes(view: ArrayBufferView): Buffer {
  return Buffer.from(view.buffer, view.byteOffset, view.byteLength);
}

interface Trusted {
  readonly authority: readonly Buffer[];
  readonly timestamping: readonly Buffer[];
  readonly ctLog: { readonly logId: Buffer; readonly spki: Buffer };
}

function trustedRootOf(url: string, logs: readonly SigstoreLog[], trusted: Trusted): JsonObject {
  const validFor = { start: new Date(Date.now() - 60_000).toISOString() };
  const authority = (chain: readonly Buffer[]): JsonObject => ({
    subject: { organization: 'sigstore.mock', commonName: 'sigstore' },
    uri: url,
    certChain: { certificates: chain.map((der) => ({ rawBytes: der.toString('base64') })) },
    validFor,
  });
  const log = ({ logId, spki, keyDetails }: Omit<SigstoreLog, 'path' | 'add'>): JsonObject => ({
    baseUrl: url,
    hashAlgorithm: 'SHA2_256',
    publicKey: { rawBytes: spki.toString('base64'), keyDetails, validFor },
    logId: { keyId: logId.toString('base64') },
  });
  return {
    mediaType: 'application/vnd.dev.sigstore.trustedroot+json;version=0.1',
    tlogs: logs.map(log),
    certificateAuthorities: [authority(trusted.authority)],
    ctlogs: [log({ ...trusted.ctLog, keyDetails: 'PKIX_ECDSA_P256_SHA_256' })],
    timestampAuthorities: [authority(trusted.timestamping)],
  };
}

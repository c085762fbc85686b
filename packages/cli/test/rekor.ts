import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { canonicalJson } from '@weighbridge/core';
import { publicGoodRoot } from '@weighbridge/model-signing';

/** A Rekor v1 log on loopback. It proves inclusion in a tree of one entry, another tree each time. */
export interface Rekor {
  readonly url: string;
  /** The trusted root that `--require-log` takes. */
  readonly trustedRoot: string;
  /** How many entries it accepted. */
  readonly entries: () => number;
  readonly close: () => Promise<void>;
}

interface Proposed {
  readonly spec: {
    readonly proposedContent: { readonly envelope: string; readonly verifiers: readonly string[] };
  };
}

/** Starts a log with its own key and a clock that stays at that time. */
export async function startRekor(at: Date): Promise<Rekor> {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  const logId = createHash('sha256').update(spki).digest();
  let entries = 0;
  const host = (): string => `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const server = createServer((request, response) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      entries += 1;
      const signed = {
        body: bodyOf(JSON.parse(Buffer.concat(chunks).toString('utf8')) as Proposed),
        integratedTime: at.getTime() / 1000,
        logID: logId.toString('hex'),
        logIndex: entries,
      };
      const promise = sign('sha256', Buffer.from(canonicalJson(signed)), privateKey);
      const verification = {
        signedEntryTimestamp: promise.toString('base64'),
        inclusionProof: proofOf(Buffer.from(signed.body, 'base64'), {
          origin: host(),
          logId,
          privateKey,
        }),
      };
      response.writeHead(201, { 'content-type': 'application/json', connection: 'close' });
      response.end(JSON.stringify({ ['a'.repeat(64)]: { ...signed, verification } }));
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://${host()}`;
  return {
    url,
    trustedRoot: trustedRootOf(url, logId, spki, at),
    entries: () => entries,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The entry as the log keeps it, in base64. */
function bodyOf({ spec: { proposedContent } }: Proposed): string {
  const { envelope: text, verifiers } = proposedContent;
  const envelope = JSON.parse(text) as {
    readonly payload: string;
    readonly signatures: readonly { readonly sig: string }[];
  };
  const body = {
    apiVersion: '0.0.1',
    kind: 'dsse',
    spec: {
      envelopeHash: sha256(Buffer.from(text)),
      payloadHash: sha256(Buffer.from(envelope.payload, 'base64')),
      signatures: envelope.signatures.map(({ sig }) => ({
        signature: sig,
        verifier: verifiers[0] ?? '',
      })),
    },
  };
  return Buffer.from(canonicalJson(body)).toString('base64');
}

interface LogKey {
  readonly origin: string;
  readonly logId: Buffer;
  readonly privateKey: KeyObject;
}

/** @see https://github.com/C2SP/C2SP/blob/main/tlog-checkpoint.md */
function proofOf(body: Buffer, { origin, logId, privateKey }: LogKey): object {
  const root = createHash('sha256').update(Uint8Array.of(0)).update(body).digest();
  const note = `${origin}\n1\n${root.toString('base64')}\n`;
  const signature = sign('sha256', Buffer.from(note), privateKey);
  const signed = Buffer.concat([logId.subarray(0, 4), signature]).toString('base64');
  return {
    logIndex: 0,
    treeSize: 1,
    rootHash: root.toString('hex'),
    hashes: [],
    checkpoint: `${note}\n\u2014 ${origin} ${signed}\n`,
  };
}

function sha256(bytes: Uint8Array): { readonly algorithm: string; readonly value: string } {
  return { algorithm: 'sha256', value: createHash('sha256').update(bytes).digest('hex') };
}

function trustedRootOf(url: string, logId: Buffer, spki: Buffer, from: Date): string {
  const log = {
    baseUrl: url,
    hashAlgorithm: 'SHA2_256',
    publicKey: {
      rawBytes: spki.toString('base64'),
      keyDetails: 'PKIX_ECDSA_P256_SHA_256',
      validFor: { start: from.toISOString() },
    },
    logId: { keyId: logId.toString('base64') },
  };
  // The other members of a root must exist; a signature by a key needs none of them.
  return JSON.stringify({ ...publicGoodRoot().json, tlogs: [log] });
}

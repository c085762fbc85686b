import {
  createHash,
  createPublicKey,
  generateKeyPairSync,
  sign,
  X509Certificate,
} from 'node:crypto';
import { canonicalJson } from '@weighbridge/core';
import type { JsonObject } from '@weighbridge/core';
import { merkleLog } from './merkle-log.ts';
import type { SigstoreLog } from './sigstore-log.ts';

interface ProposedEntry {
  readonly kind: string;
  readonly spec: {
    readonly proposedContent: { readonly envelope: string; readonly verifiers: readonly string[] };
  };
}

interface Envelope {
  readonly payload: string;
  readonly signatures: readonly { readonly sig: string }[];
}

export interface RekorV1Options {
  /** Whether to sign a promise of inclusion. */
  readonly promise: boolean;
  /** Base64 of the PEM that entries are logged with, instead of the one that is sent. */
  readonly verifier?: string | undefined;
}

/** Entries before this log's tree, so that its global indexes differ from those in the tree. */
const EARLIER_ENTRIES = 4_000_000;

/**
 * A Rekor v1 log for DSSE entries: canonical bodies that hold the signatures, an optional promise, and a proof
 * with a checkpoint.
 */
export function rekorV1(baseUrl: string, options: RekorV1Options): SigstoreLog {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  const logId = createHash('sha256').update(spki).digest();
  const tree = merkleLog({
    origin: new URL(baseUrl).host,
    keyHint: logId.subarray(0, 4),
    privateKey,
    digest: 'sha256',
  });
  return {
    path: '/api/v1/log/entries',
    logId,
    spki,
    keyDetails: 'PKIX_ECDSA_P256_SHA_256',
    add(request) {
      const body = Buffer.from(
        canonicalJson(toBody(JSON.parse(request) as ProposedEntry, options.verifier)),
      );
      const proof = tree.append(body);
      const signed = {
        body: body.toString('base64'),
        integratedTime: Math.floor(Date.now() / 1000),
        logID: logId.toString('hex'),
        logIndex: EARLIER_ENTRIES + proof.logIndex,
      };
      const promise = sign('sha256', Buffer.from(canonicalJson(signed)), privateKey);
      const entry = {
        ...signed,
        verification: {
          inclusionProof: {
            ...proof,
            rootHash: proof.rootHash.toString('hex'),
            hashes: proof.hashes.map((hash) => hash.toString('hex')),
          },
          ...(options.promise ? { signedEntryTimestamp: promise.toString('base64') } : {}),
        },
      };
      return JSON.stringify({ [createHash('sha256').update(body).digest('hex')]: entry });
    },
  };
}

function toBody({ kind, spec }: ProposedEntry, verifier?: string): JsonObject {
  if (kind !== 'dsse') throw new Error(`kind ${kind} is not served here`);
  const { envelope: text, verifiers } = spec.proposedContent;
  const envelope = JSON.parse(text) as Envelope;
  return {
    apiVersion: '0.0.1',
    kind: 'dsse',
    spec: {
      envelopeHash: sha256(Buffer.from(text)),
      payloadHash: sha256(Buffer.from(envelope.payload, 'base64')),
      signatures: envelope.signatures.map(({ sig }) => ({
        signature: sig,
        verifier: verifier ?? canonical(verifiers[0] ?? ''),
      })),
    },
  };
}

/** The PEM as Rekor rewrites it, in lines of 64. */
function canonical(verifier: string): string {
  const pem = Buffer.from(verifier, 'base64').toString('utf8');
  const again = pem.includes('CERTIFICATE')
    ? new X509Certificate(pem).toString()
    : createPublicKey(pem).export({ type: 'spki', format: 'pem' }).toString();
  return Buffer.from(again).toString('base64');
}

function sha256(bytes: Uint8Array): JsonObject {
  return { algorithm: 'sha256', value: createHash('sha256').update(bytes).digest('hex') };
}

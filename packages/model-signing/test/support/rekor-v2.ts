import { createHash, generateKeyPairSync } from 'node:crypto';
import { canonicalJson } from '@weighbridge/core';
import type { JsonObject } from '@weighbridge/core';
import { merkleLog } from './merkle-log.ts';
import type { SigstoreLog } from './sigstore-log.ts';

interface CreateEntryRequest {
  readonly hashedRekordRequestV002?: {
    readonly digest: string;
    readonly signature: { readonly content: string; readonly verifier: JsonObject };
  };
}

/** First byte of a signed note's key, for Ed25519. */
const ED25519 = 0x01;

/**
 * A Rekor v2 log: entries of the only kind that it accepts, a proof with a checkpoint, and no promise of a
 * time.
 */
export function rekorV2(baseUrl: string): SigstoreLog {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  const origin = new URL(baseUrl).host;
  const logId = createHash('sha256')
    .update(`${origin}\n`)
    .update(Buffer.from([ED25519]))
    .update(spki.subarray(-32))
    .digest();
  const tree = merkleLog({ origin, keyHint: logId.subarray(0, 4), privateKey });
  return {
    path: '/api/v2/log/entries',
    logId,
    spki,
    keyDetails: 'PKIX_ED25519',
    add(request) {
      const body = Buffer.from(canonicalJson(toBody(JSON.parse(request) as CreateEntryRequest)));
      const proof = tree.append(body);
      return JSON.stringify({
        logIndex: String(proof.logIndex),
        logId: { keyId: logId.toString('base64') },
        kindVersion: { kind: 'hashedrekord', version: '0.0.2' },
        integratedTime: '0',
        inclusionProof: {
          logIndex: String(proof.logIndex),
          treeSize: String(proof.treeSize),
          rootHash: proof.rootHash.toString('base64'),
          hashes: proof.hashes.map((hash) => hash.toString('base64')),
          checkpoint: { envelope: proof.checkpoint },
        },
        canonicalizedBody: body.toString('base64'),
      });
    },
  };
}

function toBody({ hashedRekordRequestV002: asked }: CreateEntryRequest): JsonObject {
  if (asked === undefined) throw new Error('invalid type, must be hashedrekord');
  return {
    apiVersion: '0.0.2',
    kind: 'hashedrekord',
    spec: {
      hashedRekordV002: {
        data: { algorithm: 'SHA2_256', digest: asked.digest },
        signature: asked.signature,
      },
    },
  };
}

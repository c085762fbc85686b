import { generateKeyPairSync } from 'node:crypto';
import { keySigner, trustKeys } from '@weighbridge/model-signing';

const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });

/** A key made for this run. */
export const signer = keySigner(privateKey.export({ type: 'pkcs8', format: 'pem' }));
/** Trust in it. */
export const trust = trustKeys(publicKey.export({ type: 'spki', format: 'pem' }));

export const PAYLOAD = `sha256:${'11'.repeat(32)}` as const;
export const ROOT = `sha256:${'22'.repeat(32)}` as const;

/** The payload of a bundle as JSON. */
export function payloadOf<T>(bundle: string): T {
  const { dsseEnvelope } = JSON.parse(bundle) as { dsseEnvelope: { payload: string } };
  return JSON.parse(Buffer.from(dsseEnvelope.payload, 'base64').toString('utf8')) as T;
}

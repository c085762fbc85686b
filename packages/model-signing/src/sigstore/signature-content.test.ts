import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { preAuthEncoding } from '../dsse.ts';
import { envelopeContent, messageContent } from './signature-content.ts';

const PAYLOAD = Buffer.from('payload');
const CURVES = [
  ['P-256', 'sha256'],
  ['P-384', 'sha384'],
  ['P-521', 'sha512'],
] as const;

describe.each(CURVES)('%s', (namedCurve, hash) => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve });
  const message = preAuthEncoding('type', PAYLOAD);
  const signature = sign(hash, message, privateKey);
  const content = envelopeContent({ payloadType: 'type', payload: PAYLOAD, signature });
  const digest = (bytes: Uint8Array): Buffer => createHash(hash).update(bytes).digest();

  test('its own digest verifies, and no other', () => {
    expect(content.verifySignature(publicKey)).toBe(true);
    const wrong = sign(hash === 'sha256' ? 'sha384' : 'sha256', message, privateKey);
    const other = envelopeContent({ payloadType: 'type', payload: PAYLOAD, signature: wrong });
    expect(other.verifySignature(publicKey)).toBe(false);
  });

  test('an entry is only about this payload, these signed bytes and this signature', () => {
    expect(content.compareDigest(digest(PAYLOAD))).toBe(true);
    expect(content.compareDigest(digest(message))).toBe(false);
    expect(content.compareSignedDigest(digest(message))).toBe(true);
    expect(content.compareSignedDigest(digest(PAYLOAD))).toBe(false);
    expect(content.compareSignature(signature)).toBe(true);
    expect(content.compareSignature(Buffer.alloc(signature.length))).toBe(false);
  });
});

test('empty values are never equal', () => {
  const content = messageContent(new Uint8Array(), new Uint8Array());
  expect(content.compareSignature(Buffer.alloc(0))).toBe(false);
  expect(content.compareDigest(Buffer.alloc(0))).toBe(false);
  expect(content.compareSignedDigest(Buffer.alloc(20))).toBe(false);
});

test('keys of other kinds never verify', () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const signature = sign(undefined, PAYLOAD, privateKey);
  expect(messageContent(signature, PAYLOAD).verifySignature(publicKey)).toBe(false);
});

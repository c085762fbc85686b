import { createHash, type KeyObject } from 'node:crypto';
import type { Digest } from '@weighbridge/core';
import { spkiOf } from './curve.ts';

/** `sha256:` of the DER SubjectPublicKeyInfo. */
export function keyFingerprint(key: KeyObject): Digest {
  return `sha256:${createHash('sha256').update(spkiOf(key)).digest('hex')}`;
}

/**
 * The hint by which an OMS bundle names its key: hex SHA-256 of the key's PEM text, with LF line ends and one
 * at the end.
 *
 * @see OMS 1.0, section 4.1
 */
export function keyHint(key: KeyObject): string {
  const pem = key.export({ type: 'spki', format: 'pem' }).toString().replaceAll('\r\n', '\n');
  return createHash('sha256').update(pem).digest('hex');
}

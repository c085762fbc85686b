import { createPublicKey, type KeyObject } from 'node:crypto';
import { ModelSigningError } from '../error.ts';
import { curveOf } from './curve.ts';

const MAX_KEY_BYTES = 64 * 1024;
const PEM_START = '-----BEGIN ';
const PUBLIC_LABEL = /^-----BEGIN PUBLIC KEY-----/;

/** Text of a PEM file, or nothing where the bytes are something else. */
function pemText(input: string | Uint8Array): string | undefined {
  const text = typeof input === 'string' ? input : new TextDecoder('latin1').decode(input);
  const trimmed = text.trim();
  return trimmed.startsWith(PEM_START) ? trimmed : undefined;
}

function parse(input: string | Uint8Array): KeyObject {
  const pem = pemText(input);
  if (pem !== undefined) {
    if (!PUBLIC_LABEL.test(pem)) throw new Error('the PEM block is not a PUBLIC KEY');
    if (pem.indexOf(PEM_START, 1) !== -1) throw new Error('there is more than one PEM block');
    return createPublicKey({ key: pem, format: 'pem' });
  }
  if (typeof input === 'string') throw new Error('it is not PEM text');
  return createPublicKey({ key: Buffer.from(input), format: 'der', type: 'spki' });
}

/**
 * Reads one public key, PEM or DER SubjectPublicKeyInfo.
 *
 * @throws {ModelSigningError} TRUST_INVALID when it cannot be read, UNSUPPORTED_KEY when it is not
 *   ECDSA on P-256, P-384 or P-521
 */
export function readPublicKey(input: string | Uint8Array): KeyObject {
  if (input.length > MAX_KEY_BYTES) {
    throw new ModelSigningError('TRUST_INVALID', 'the public key has more bytes than any key has');
  }
  let key: KeyObject;
  try {
    key = parse(input);
  } catch (cause) {
    throw new ModelSigningError('TRUST_INVALID', 'the public key cannot be read', { cause });
  }
  if (curveOf(key) === undefined) throw unsupportedKey(key);
  return key;
}

/** The refusal of a key that OMS does not sign with. */
export function unsupportedKey(key: KeyObject): ModelSigningError {
  const curve = key.asymmetricKeyDetails?.namedCurve;
  const type = [key.asymmetricKeyType ?? 'unknown', ...(curve === undefined ? [] : [curve])].join(
    ' ',
  );
  return new ModelSigningError(
    'UNSUPPORTED_KEY',
    `a key of type ${type} is not ECDSA on P-256, P-384 or P-521`,
    { details: { type } },
  );
}

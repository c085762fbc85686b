import { createPublicKey, type KeyObject } from 'node:crypto';
import { DerError, readDer, TAG } from '../der/read.ts';
import { ModelSigningError } from '../error.ts';
import { pemBlocks } from '../pem.ts';
import { curveOf } from './curve.ts';

function parse(input: string | Uint8Array): KeyObject {
  const [block, ...more] = pemBlocks(input, 'PUBLIC KEY');
  if (block === undefined) throw new DerError('there is no PUBLIC KEY block');
  if (more.length > 0) throw new DerError('there is more than one PUBLIC KEY block');
  const { raw } = readDer(block, TAG.sequence);
  return createPublicKey({ key: Buffer.from(raw), format: 'der', type: 'spki' });
}

/**
 * Reads one public key, PEM or DER SubjectPublicKeyInfo.
 *
 * @throws {ModelSigningError} TRUST_INVALID when it cannot be read, UNSUPPORTED_KEY when it is not
 *   ECDSA on P-256, P-384 or P-521
 */
export function readPublicKey(input: string | Uint8Array): KeyObject {
  let key: KeyObject;
  try {
    key = parse(input);
  } catch (cause) {
    const reason = cause instanceof DerError ? `: ${cause.message}` : '';
    throw new ModelSigningError('TRUST_INVALID', `the public key cannot be read${reason}`, {
      cause,
    });
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

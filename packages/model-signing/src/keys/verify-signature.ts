import { type KeyObject, verify } from 'node:crypto';
import { DerError, fields, readDer, TAG } from '../der/read.ts';
import { readIntegerBytes } from '../der/values.ts';
import { legacyPreAuthEncoding, preAuthEncoding } from '../dsse.ts';
import { ModelSigningError } from '../error.ts';
import { parseStrictJson } from '../json/strict-json.ts';
import type { Envelope } from '../parsed-bundle.ts';
import { type Curve, curveOf } from './curve.ts';
import { unsupportedKey } from './read-key.ts';

const LEGACY_PREDICATE = 'https://model_signing/Digests/v0.1';

/** Whether bytes are a DER ECDSA-Sig-Value of two numbers above 0 that fit the curve. */
export function isSignatureShape(signature: Uint8Array, curve: Curve): boolean {
  try {
    const members = fields(readDer(signature));
    const numbers = [members.take(TAG.integer), members.take(TAG.integer)].map(readIntegerBytes);
    members.end();
    return numbers.every((number) => isScalar(number, curve));
  } catch (error) {
    if (error instanceof DerError) return false;
    throw error;
  }
}

function isScalar(number: Uint8Array, curve: Curve): boolean {
  const [first = 0] = number;
  const negative = first >= 0x80;
  const magnitude = first === 0 ? number.subarray(1) : number;
  return !negative && magnitude.length > 0 && magnitude.length <= curve.bytes;
}

/** Whether the key made the signature over the message, with the digest of its curve or a given one. */
export function verifyMessage(
  key: KeyObject,
  curve: Curve,
  message: Uint8Array,
  signature: Uint8Array,
  hash: string = curve.hash,
): boolean {
  if (!isSignatureShape(signature, curve)) return false;
  try {
    return verify(hash, message, { key, dsaEncoding: 'der' }, signature);
  } catch {
    return false;
  }
}

/** Maximum number of values in a v0.2 statement, which has four for each file (CWE-400). */
const MAX_LEGACY_VALUES = 1_000_000;

/** Whether the payload says, unverified, that it is a statement of model_signing 0.2. */
function claimsLegacy(payload: Uint8Array): boolean {
  if (
    !Buffer.from(payload.buffer, payload.byteOffset, payload.byteLength).includes(LEGACY_PREDICATE)
  )
    return false;
  const limits = { maxBytes: payload.byteLength, maxValues: MAX_LEGACY_VALUES };
  try {
    const parsed = parseStrictJson(payload, limits) as { readonly predicateType?: unknown } | null;
    return parsed?.predicateType === LEGACY_PREDICATE;
  } catch (error) {
    if (error instanceof ModelSigningError) return false;
    throw error;
  }
}

/** Whether the key signed the envelope, by DSSE or, only for v0.2 statements, by the v0.2 encoding. */
export function envelopeIsSignedBy(key: KeyObject, envelope: Envelope): boolean {
  const curve = curveOf(key);
  if (curve === undefined) throw unsupportedKey(key);
  const { payloadType, payload, signature } = envelope;
  if (verifyMessage(key, curve, preAuthEncoding(payloadType, payload), signature)) return true;
  if (!claimsLegacy(payload)) return false;
  const legacy = legacyPreAuthEncoding(payloadType, payload);
  return (
    verifyMessage(key, curve, legacy, signature, 'sha256') ||
    verifyMessage(key, curve, legacy, signature)
  );
}

/** The refusal of a signature that is not over this payload, or not by this key. */
export function signatureInvalid(): ModelSigningError {
  return new ModelSigningError(
    'SIGNATURE_INVALID',
    'the signature is not over this payload by this key',
  );
}

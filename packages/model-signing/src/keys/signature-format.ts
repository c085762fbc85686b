import { DerError } from '../der/read.ts';
import { writeDer, writeUnsigned } from '../der/write.ts';
import type { Curve } from './curve.ts';
import { isSignatureShape } from './verify-signature.ts';

const SEQUENCE = 0x30;

/** DER of a raw `r || s` signature (IEEE P1363); each half must be as long as a coordinate. */
function fromRaw(raw: Uint8Array, curve: Curve): Uint8Array {
  const halves = [raw.subarray(0, curve.bytes), raw.subarray(curve.bytes)];
  return writeDer(SEQUENCE, ...halves.map(writeUnsigned));
}

/**
 * An ECDSA signature as DER, from DER or raw `r || s`.
 *
 * A raw P-256 signature can look like DER by chance; then both readings are returned, and the key decides.
 *
 * @throws {DerError} when the bytes are neither
 */
export function readSignatureForms(signature: Uint8Array, curve: Curve): readonly Uint8Array[] {
  const raw = signature.length === curve.bytes * 2 ? [fromRaw(signature, curve)] : [];
  const forms = [signature, ...raw].filter((form) => isSignatureShape(form, curve));
  if (forms.length > 0) return forms;
  throw new DerError('the bytes are neither a DER signature nor r || s of this curve');
}

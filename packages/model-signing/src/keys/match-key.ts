import type { KeyObject } from 'node:crypto';
import { ModelSigningError } from '../error.ts';
import type { VerificationMaterial } from '../parsed-bundle.ts';
import { spkiOf } from './curve.ts';
import { keyFingerprint, keyHint } from './fingerprint.ts';
import { readPublicKey } from './read-key.ts';

/** Maximum number of a hint's characters that an error repeats; OMS's hint has 64. */
const MAX_SHOWN_HINT = 200;

/** How bundles spell the name of a key: the spellings of OMS, and of cosign and sigstore-go. */
function hintsOf(key: KeyObject): readonly string[] {
  const der = Buffer.from(keyFingerprint(key).slice('sha256:'.length), 'hex');
  return [keyHint(key), der.toString('base64')];
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}

/** The key that an old bundle carries; the first versions wrote PEM text, later ones may write DER. */
function carriedKey(bytes: Uint8Array): Uint8Array | undefined {
  try {
    return spkiOf(readPublicKey(bytes));
  } catch {
    return undefined;
  }
}

/**
 * The trusted keys that can have signed a bundle: those that it names, or all where it names none.
 *
 * @throws {ModelSigningError} KEY_MISMATCH when it names or carries a key that is not trusted
 */
export function candidateKeys(
  trusted: readonly KeyObject[],
  material: VerificationMaterial | undefined,
): readonly KeyObject[] {
  if (material?.kind !== 'public-key') return trusted;
  const { hint, spki } = material;
  const carried = spki === undefined ? undefined : carriedKey(spki);
  const named = trusted.filter(
    (key) =>
      (hint === undefined || hint === '' || hintsOf(key).includes(hint)) &&
      (spki === undefined || (carried !== undefined && sameBytes(carried, spkiOf(key)))),
  );
  if (named.length > 0) return named;
  throw new ModelSigningError('KEY_MISMATCH', 'the bundle names a key that is not trusted', {
    details: {
      ...(hint === undefined ? {} : { hint: hint.slice(0, MAX_SHOWN_HINT) }),
      trusted: trusted.map(keyHint),
    },
  });
}

import type { JsonObject, JsonValue } from '@weighbridge/core';
import { member, objectAt, textAt } from './fields.ts';
import { malformed } from './malformed.ts';

/** Digests of one artifact by algorithm, as in-toto writes them. */
export type DigestSet = Readonly<Record<string, string>>;

const MAX_ALGORITHMS = 32;

/**
 * The algorithms by which this package matches subjects, with their lengths in hexadecimal characters.
 *
 * `gitCommit` and similar ones can be SHA-1 or SHA-256. `omsRoot` is the root digest of an OpenSSF Model
 * Signing statement; `wbManifest` is `manifestDigest` of `@weighbridge/core`: both are SHA-256. md5 and sha1
 * are not listed: collisions can be made, so they prove nothing.
 *
 * @see https://github.com/in-toto/attestation/blob/main/spec/v1/digest_set.md
 */
export const SUBJECT_ALGORITHMS: Readonly<Record<string, readonly number[]>> = {
  sha256: [64],
  sha384: [96],
  sha512: [128],
  sha512_256: [64],
  sha3_256: [64],
  sha3_384: [96],
  sha3_512: [128],
  blake2b: [128],
  blake3: [64],
  gitCommit: [40, 64],
  gitTree: [40, 64],
  gitBlob: [40, 64],
  gitTag: [40, 64],
  omsRoot: [64],
  wbManifest: [64],
};

/**
 * The value as a digest set with at least one digest. Values of known algorithms must be lower-case
 * hexadecimal of the algorithm's length; others are kept and match nothing.
 *
 * @throws {ModelSigningError} ATTESTATION_MALFORMED
 */
export function digestSetAt(value: JsonValue | undefined, pointer: string): DigestSet {
  const object = objectAt(value, pointer);
  const names = Object.keys(object).filter((name) => member(object, name) !== undefined);
  if (names.length === 0) throw malformed(pointer, 'expected at least one digest');
  if (names.length > MAX_ALGORITHMS)
    throw malformed(pointer, `more than ${MAX_ALGORITHMS} digests`);
  return Object.fromEntries(names.map((name) => [name, digestAt(object, name, pointer)]));
}

function digestAt(object: JsonObject, name: string, pointer: string): string {
  const text = textAt(object[name], `${pointer}/${name}`);
  if (!isSubjectAlgorithm(name) || isDigestOf(name, text)) return text;
  throw malformed(`${pointer}/${name}`, `expected lower-case hexadecimal of ${name}`);
}

/** Whether subjects are matched by this algorithm. */
export function isSubjectAlgorithm(name: string): boolean {
  return Object.hasOwn(SUBJECT_ALGORITHMS, name);
}

/** Whether the text is a digest of the algorithm's length. */
export function isDigestOf(algorithm: string, text: string): boolean {
  const lengths = isSubjectAlgorithm(algorithm) ? SUBJECT_ALGORITHMS[algorithm] : undefined;
  return lengths !== undefined && lengths.includes(text.length) && /^[0-9a-f]+$/.test(text);
}

import type { JsonObject, JsonValue } from '@weighbridge/core';
import { ModelSigningError } from '../error.ts';
import { asClosedObject, asList, asText, below, malformed, member } from '../json/members.ts';
import type { Place } from '../json/members.ts';
import { readIgnorePaths } from '../manifest/ignore-path.ts';
import type { HashAlgorithm, SerializationMethod, SignedManifest } from '../signed-manifest.ts';

/** How a list was made. */
export type Serialization = Omit<SignedManifest, 'resources'>;

const METHODS: readonly string[] = ['files', 'shards'] satisfies SerializationMethod[];
const ALGORITHMS: readonly string[] = ['sha256', 'blake2b', 'blake3'] satisfies HashAlgorithm[];
const MEMBERS = ['method', 'hash_type', 'shard_size', 'allow_symlinks', 'ignore_paths'];
/** Maximum number of ignore paths (CWE-400): every file of the model is compared with them. */
const MAX_IGNORE_PATHS = 10_000;

/**
 * The parameters of a list.
 *
 * @throws {ModelSigningError} UNSUPPORTED_SERIALIZATION, UNSUPPORTED_HASH, IGNORE_PATH,
 *   STATEMENT_MALFORMED, TOO_MANY_RESOURCES
 * @see https://github.com/ossf/model-signing-spec/blob/main/spec/v1.0.md section 5.2.2
 */
export function readSerialization(value: JsonValue | undefined, place: Place): Serialization {
  const object = asClosedObject(value, MEMBERS, place);
  const method = asText(member(object, 'method'), below(place, 'method'));
  if (!METHODS.includes(method))
    throw unsupported('UNSUPPORTED_SERIALIZATION', below(place, 'method'), method);
  const algorithm = asText(member(object, 'hash_type'), below(place, 'hash_type'));
  if (!isAlgorithm(algorithm))
    throw unsupported('UNSUPPORTED_HASH', below(place, 'hash_type'), algorithm);
  const allowSymlinks = member(object, 'allow_symlinks');
  if (typeof allowSymlinks !== 'boolean')
    throw malformed(below(place, 'allow_symlinks'), 'expected true or false');
  const shared = { algorithm, allowSymlinks, ...readIgnored(object, place) };
  return method === 'shards'
    ? { method, ...shared, shardBytes: readShardSize(object, place) }
    : { method: 'files', ...shared, ...refuseShardSize(object, place) };
}

export function isAlgorithm(text: string): text is HashAlgorithm {
  return ALGORITHMS.includes(text);
}

/** A whole number, even where Python wrote it as `1000000000.0`. */
function readShardSize(object: JsonObject, place: Place): number {
  const size = member(object, 'shard_size');
  if (typeof size !== 'number' || !Number.isSafeInteger(size) || size < 1)
    throw malformed(below(place, 'shard_size'), 'expected a positive whole number below 2^53');
  return size;
}

function refuseShardSize(object: JsonObject, place: Place): Record<never, never> {
  if (Object.hasOwn(object, 'shard_size'))
    throw malformed(below(place, 'shard_size'), 'is allowed only with shards');
  return {};
}

function readIgnored(
  object: JsonObject,
  place: Place,
): Pick<SignedManifest, 'ignorePaths' | 'unusableIgnorePaths'> {
  const at = below(place, 'ignore_paths');
  const list = asList(member(object, 'ignore_paths') ?? [], at);
  if (list.length > MAX_IGNORE_PATHS)
    throw new ModelSigningError(
      'TOO_MANY_RESOURCES',
      `more than ${MAX_IGNORE_PATHS} ignore paths`,
      {
        details: { pointer: at.pointer, count: list.length, max: MAX_IGNORE_PATHS },
      },
    );
  const entries = list.map((entry, i) => {
    if (typeof entry !== 'string') throw malformed(below(at, i), 'expected a path');
    return entry;
  });
  const paths = readIgnorePaths(entries);
  if (paths === undefined)
    throw new ModelSigningError('IGNORE_PATH', 'an ignore path leaves out the whole model', {
      details: { pointer: at.pointer },
    });
  return {
    ignorePaths: paths.usable,
    ...(paths.unusable.length > 0 && { unusableIgnorePaths: paths.unusable }),
  };
}

/** Maximum length of a word that an error quotes. */
const MAX_QUOTED = 80;

export function unsupported(
  code: 'UNSUPPORTED_HASH' | 'UNSUPPORTED_SERIALIZATION',
  place: Place,
  got: string,
): ModelSigningError {
  const word = got.slice(0, MAX_QUOTED).toWellFormed();
  return new ModelSigningError(code, `${place.pointer}: ${JSON.stringify(word)} is not known`, {
    details: { pointer: place.pointer, got: word },
  });
}

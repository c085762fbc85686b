import type { JsonObject, JsonValue } from '@weighbridge/core';
import { ModelSigningError } from '../error.ts';
import { asList, asObject, asText, below, member } from '../json/members.ts';
import type { Place } from '../json/members.ts';
import { parseShardName } from '../manifest/shards.ts';
import type { TwinOptions } from '../manifest/twins.ts';
import type { Resource } from '../signed-manifest.ts';
import { isAlgorithm, unsupported } from './serialization.ts';
import type { Serialization } from './serialization.ts';

export interface ResourceOptions extends TwinOptions {
  readonly maxResources: number;
}

/**
 * The resources of an OMS predicate, in document order; other members of a resource are ignored, as the
 * specification says.
 *
 * @throws {ModelSigningError} TOO_MANY_RESOURCES, STATEMENT_MALFORMED, UNSUPPORTED_HASH,
 *   RESOURCE_DIGEST, SHARD_COVERAGE
 */
export function readResources(
  value: JsonValue | undefined,
  serialization: Serialization,
  options: ResourceOptions & { readonly place: Place },
): readonly Resource[] {
  const { place, maxResources } = options;
  const list = asResourceList(value, place, maxResources);
  return list.map((item, i) => {
    const at = below(place, i);
    const object = asObject(item, at);
    checkAlgorithm(object, serialization, at);
    const name = asText(member(object, 'name'), below(at, 'name'));
    const digest = asText(member(object, 'digest'), below(at, 'digest'));
    return serialization.shardBytes === undefined
      ? { path: name, digest }
      : { ...shardOf(name, at), digest };
  });
}

/** A list within the limit. */
export function asResourceList(
  value: JsonValue | undefined,
  place: Place,
  maxResources: number,
): readonly JsonValue[] {
  const list = asList(value, place);
  if (list.length > maxResources)
    throw new ModelSigningError('TOO_MANY_RESOURCES', `more than ${maxResources} files or shards`, {
      details: { pointer: place.pointer, count: list.length, maxResources },
    });
  return list;
}

/** Every resource names the statement's hash; Python adds `-sharded-` and the shard size to it. */
function checkAlgorithm(resource: JsonObject, serialization: Serialization, place: Place): void {
  const { algorithm, shardBytes } = serialization;
  const got = asText(member(resource, 'algorithm'), below(place, 'algorithm'));
  if (got === algorithm) return;
  if (shardBytes !== undefined && got === `${algorithm}-sharded-${shardBytes}`) return;
  if (!isAlgorithm(got)) throw unsupported('UNSUPPORTED_HASH', below(place, 'algorithm'), got);
  throw new ModelSigningError(
    'RESOURCE_DIGEST',
    `a digest is of ${got} in a statement of ${algorithm}`,
    { details: { pointer: `${place.pointer}/algorithm`, got, expected: algorithm } },
  );
}

function shardOf(name: string, place: Place): Pick<Resource, 'path' | 'range'> {
  const shard = parseShardName(name);
  if (shard !== undefined) return shard;
  throw new ModelSigningError('SHARD_COVERAGE', 'a name is not of the form path:start:end', {
    details: { pointer: `${place.pointer}/name`, name: name.slice(0, 256).toWellFormed() },
  });
}

import type { JsonValue } from '@weighbridge/core';
import { digestSetAt } from './digest-set.ts';
import type { ResourceDescriptor } from './facts.ts';
import { arrayAt, objectAt, optional, textAt } from './fields.ts';
import { malformed } from './malformed.ts';

const MAX_RESOURCES = 100_000;

/**
 * The value as a resource descriptor.
 *
 * @throws {ModelSigningError} ATTESTATION_MALFORMED
 * @see https://github.com/in-toto/attestation/blob/main/spec/v1/resource_descriptor.md
 */
export function resourceAt(value: JsonValue | undefined, pointer: string): ResourceDescriptor {
  const object = objectAt(value, pointer);
  const name = optional(object, 'name', pointer, textAt);
  const uri = optional(object, 'uri', pointer, textAt);
  const digest = optional(object, 'digest', pointer, digestsOrNone);
  return {
    ...(name === undefined ? {} : { name }),
    ...(uri === undefined ? {} : { uri }),
    ...(digest === undefined ? {} : { digest }),
  };
}

/** An empty digest set is an absent one. */
function digestsOrNone(value: JsonValue, pointer: string) {
  return Object.keys(objectAt(value, pointer)).length === 0
    ? undefined
    : digestSetAt(value, pointer);
}

/** The value as a list of resource descriptors; absent is empty. */
export function resourcesAt(
  value: JsonValue | undefined,
  pointer: string,
): readonly ResourceDescriptor[] {
  if (value === undefined) return [];
  const items = arrayAt(value, pointer);
  if (items.length > MAX_RESOURCES) throw malformed(pointer, `more than ${MAX_RESOURCES} entries`);
  return items.map((item, at) => resourceAt(item, `${pointer}/${at}`));
}

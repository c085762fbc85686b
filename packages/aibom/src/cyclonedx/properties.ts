import { canonicalJson } from '@weighbridge/core';
import type { JsonObject } from '@weighbridge/core';
import type { BomFile, Claim } from '../description.ts';
import { member } from '../text.ts';
import { isMediaType } from './spellings.ts';

/** Namespace of our properties. */
const PREFIX = 'weighbridge:';

/** A CycloneDX property of ours. */
export function property(name: string, value: string | number | boolean): JsonObject {
  return { name: `${PREFIX}${name}`, value: String(value) };
}

/** Whether a value is our property with that name. */
export function isPropertyOf(value: unknown, name: string): boolean {
  return member(value, 'name') === `${PREFIX}${name}`;
}

/** A claim as a property: its value, tier, locator and, where given, its position, as canonical JSON. */
export function claimProperty({
  field,
  value,
  tier,
  locator,
  order,
}: Claim & { readonly order?: number }): JsonObject {
  const placed = order === undefined ? {} : { order };
  return property(`claim:${field}`, canonicalJson({ locator, ...placed, tier, value }));
}

/** The facts observed about one file. */
export function fileProperties(file: BomFile): readonly JsonObject[] {
  return [
    property('canCarryCode', file.canCarryCode),
    property('coverageComplete', file.coverageComplete),
    ...(file.pointer === undefined
      ? []
      : [
          property('declaredDigest', file.pointer.digest),
          property('declaredSizeBytes', file.pointer.sizeBytes),
        ]),
    property('format', file.format ?? 'unknown'),
    ...(file.mediaType === undefined || isMediaType(file.mediaType)
      ? []
      : [property('mediaType', file.mediaType)]),
    property('role', file.role),
    ...(file.sizeBytes === undefined ? [] : [property('sizeBytes', file.sizeBytes)]),
    property('wellFormed', file.wellFormed ?? 'unknown'),
  ];
}

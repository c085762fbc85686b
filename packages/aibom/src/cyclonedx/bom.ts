import type { JsonObject, JsonValue } from '@weighbridge/core';

/** A CycloneDX document as JSON; only the members that our own code looks at are named. */
export interface CycloneDxBom extends JsonObject {
  readonly bomFormat: 'CycloneDX';
  readonly specVersion: string;
  readonly serialNumber?: string;
  readonly version: number;
  readonly metadata?: JsonObject;
  readonly components?: readonly JsonValue[];
}

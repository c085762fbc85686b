import type { JsonObject, JsonValue } from '@weighbridge/core';

/** A CycloneDX document as JSON; only the members that our own code uses are named. */
export interface CycloneDxBom extends JsonObject {
  readonly bomFormat: 'CycloneDX';
  /** Edition of CycloneDX, for instance `1.7`. */
  readonly specVersion: string;
  /** `urn:uuid:` and a UUID (RFC 4122). */
  readonly serialNumber?: string;
  /** From 1; raised with every change of the same document. */
  readonly version: number;
  /** The model itself, and when and with what the document was made. */
  readonly metadata?: JsonObject;
  /** Files, datasets and what the model is based on. */
  readonly components?: readonly JsonValue[];
}

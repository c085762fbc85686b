import { digestSchema, instantSchema, tierSchema } from '@weighbridge/core/schema';
import { jsonSchemas } from '@weighbridge/testkit/json-schemas';
import { SCHEMAS } from '../src/schema.ts';

const BASE = 'https://weighbridge.dev/schema/evidence/v1/';
const SHARED = { Digest: digestSchema, Instant: instantSchema, Tier: tierSchema };

/** The files that the build writes into schema/, by name. */
export function generated(): ReadonlyMap<string, string> {
  return jsonSchemas(SCHEMAS, BASE, SHARED);
}

import { jsonSchemas } from '@weighbridge/testkit/json-schemas';
import { SCHEMAS } from '../src/schema/registry.ts';

/** The files that the build writes into schema/, by name. */
export function generated(): ReadonlyMap<string, string> {
  return jsonSchemas(SCHEMAS, 'https://weighbridge.dev/schema/core/v1/');
}

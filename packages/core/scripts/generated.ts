import { jsonSchemas } from '@weighbridge/testkit/json-schemas';
import { SCHEMAS } from '../src/schema/registry.ts';

/** What the build writes into schema/, by file name. */
export function generated(): ReadonlyMap<string, string> {
  return jsonSchemas(SCHEMAS, 'https://weighbridge.dev/schema/core/v1/');
}

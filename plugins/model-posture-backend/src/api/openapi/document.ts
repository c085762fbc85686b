import type { JsonObject } from '@backstage/types';
import type { Endpoint } from '../endpoint.ts';
import { operationOf } from './operation.ts';
import { componentSchemas } from './schemas.ts';

/** Version of the HTTP API: additions raise the second number, breaking changes the first. */
export const API_VERSION = '0.1';

/** The OpenAPI 3.1 document of the API. The router is generated from the same declarations. */
export function openApiDocument(endpoints: readonly Endpoint[]): JsonObject {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Model posture',
      version: API_VERSION,
      description:
        'What is known about the security of the machine-learning models of a Backstage catalog. A model that the catalog hides from the caller does not exist here.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/api/model-posture' }],
    security: [{ backstageToken: [] }],
    paths: pathsOf(endpoints),
    components: {
      schemas: componentSchemas(),
      securitySchemes: {
        backstageToken: {
          type: 'http',
          scheme: 'bearer',
          description: 'The token of a Backstage user or service.',
        },
      },
    },
  };
}

function pathsOf(endpoints: readonly Endpoint[]): JsonObject {
  const paths: Record<string, JsonObject> = {};
  for (const endpoint of endpoints) {
    paths[endpoint.path] = { ...paths[endpoint.path], [endpoint.method]: operationOf(endpoint) };
  }
  return paths;
}

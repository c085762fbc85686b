import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';

/** The document of the API itself. */
export const getOpenApi = defineEndpoint({
  id: 'get-openapi',
  method: 'get',
  path: '/openapi.json',
  summary: 'This document: OpenAPI 3.1',
  requires: 'signed-in',
  answer: z.looseObject({ openapi: z.literal('3.1.0') }),
  handle: async (_call, { document }) => ({ ...document, openapi: '3.1.0' as const }),
});

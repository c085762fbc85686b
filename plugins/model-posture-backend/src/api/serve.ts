import type { NextFunction, Request, RequestHandler, Response } from 'express';
import type { ApiContext } from './context.ts';
import type { Access, Endpoint } from './endpoint.ts';
import { answer, readInput } from './validate.ts';

/** Every model that the catalog shows. */
const ALL: Access = { read: undefined, refresh: undefined };

/**
 * The handler of an endpoint: who asks, what for, may they, the answer in the promised shape. What is
 * thrown goes to the host's error handler, which answers in Backstage's shape.
 */
export function serve(endpoint: Endpoint, context: ApiContext): RequestHandler {
  const run = async (request: Request, response: Response, next: NextFunction) => {
    try {
      const credentials = await context.httpAuth.credentials(request, {
        allow: ['user', 'service'],
      });
      const params = endpoint.params && readInput(endpoint.params, request.params);
      const query = endpoint.query && readInput(endpoint.query, request.query);
      const call = { request, response, credentials, access: ALL, params, query };
      const value = await endpoint.handle(call, context);
      answer(response.status(endpoint.status ?? 200), endpoint.answer, value);
    } catch (error) {
      next(error);
    }
  };
  return (request, response, next) => void run(request, response, next);
}

import type { NextFunction, Request, RequestHandler, Response } from 'express';
import type { z } from 'zod';
import { answer } from './validate.ts';

/** Path of one model. */
export const MODEL_PATH = '/models/by-entity/:kind/:namespace/:name';

/**
 * A handler that answers with what `handle` returns, in the shape of the schema. What is thrown goes to
 * the host's error handler, which answers in Backstage's shape.
 */
export function route<T>(
  schema: z.ZodType<T>,
  handle: (request: Request, response: Response) => Promise<T>,
): RequestHandler {
  const run = async (request: Request, response: Response, next: NextFunction) => {
    try {
      answer(response, schema, await handle(request, response));
    } catch (error) {
      next(error);
    }
  };
  return (request, response, next) => void run(request, response, next);
}

import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import type { Access } from '../access/access.ts';
import { DeniedError } from '../access/authorizer.ts';
import { auditDenial } from '../audit/audit.ts';
import type { ApiContext } from './context.ts';
import type { Endpoint } from './endpoint.ts';
import { presentable } from './errors.ts';
import { answer, answerText, readInput } from './validate.ts';

/**
 * The handler of an endpoint: checks the caller, the permission and the inputs, and sends the answer in the promised
 * shape. Errors go to the host's error handler, which answers in Backstage's shape.
 */
export function serve(endpoint: Endpoint, context: ApiContext): RequestHandler {
  return (request, response, next) => {
    measure(endpoint, response, context);
    void run(endpoint, context, request, response).catch((error: unknown) =>
      refuse(error, endpoint, context, next),
    );
  };
}

async function run(
  endpoint: Endpoint,
  context: ApiContext,
  request: Request,
  response: Response,
): Promise<void> {
  const { httpAuth } = context;
  const credentials =
    endpoint.requires === 'public'
      ? await httpAuth.credentials(request, { allow: ['user', 'service', 'none'] })
      : await httpAuth.credentials(request, { allow: ['user', 'service'] });
  const access = await permit(endpoint, context, request, credentials);
  const params = endpoint.params && readInput(endpoint.params, request.params);
  const query = endpoint.query && readInput(endpoint.query, request.query);
  const operation = endpoint.id;
  const call = { request, response, operation, credentials, access, params, query };
  const value = await endpoint.handle(call, context);
  const started = response.status(statusOf(endpoint, value));
  if (endpoint.isText) answerText(started, endpoint.answer, (value as { text: string }).text);
  else answer(started, endpoint.answer, value);
}

async function permit(
  { id, requires }: Endpoint,
  { authorize, auditor }: ApiContext,
  request: Request,
  credentials: BackstageCredentials,
): Promise<Access> {
  try {
    return await authorize(requires, credentials);
  } catch (error) {
    if (error instanceof DeniedError) {
      const permission = error.permissionName();
      await auditDenial(auditor, request, { operation: id, permission });
    }
    throw error;
  }
}

function statusOf({ status = 200 }: Endpoint, value: unknown): number {
  return typeof status === 'function' ? status(value) : status;
}

/** Sends what the caller may know about an error; logs the rest. */
function refuse(
  error: unknown,
  { id }: Endpoint,
  { logger }: ApiContext,
  next: NextFunction,
): void {
  const shown = presentable(error);
  if (shown !== error) {
    logger.error(`${id} failed`, error instanceof Error ? error : new Error(String(error)));
  }
  next(shown);
}

function measure({ method, path }: Endpoint, response: Response, context: ApiContext): void {
  const began = performance.now();
  response.once('finish', () => {
    const seconds = (performance.now() - began) / 1000;
    context.metrics.answered({ method, route: path, status: response.statusCode, seconds });
  });
}

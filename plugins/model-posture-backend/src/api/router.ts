import express from 'express';
import type { Router } from 'express';
import type { ApiContext } from './context.ts';
import { endpoints } from './endpoints/index.ts';
import { serve } from './serve.ts';

/** The HTTP API under /api/model-posture. Errors are thrown and answered in Backstage's shape. */
export function createRouter(context: ApiContext): Router {
  const router = express.Router();
  for (const endpoint of endpoints) {
    const path = endpoint.path.replaceAll(/\{(\w+)\}/g, ':$1');
    router[endpoint.method](path, serve(endpoint, context));
  }
  return router;
}

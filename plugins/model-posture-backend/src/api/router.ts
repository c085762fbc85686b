import { controlListSchema } from '@weighbridge/backstage-plugin-model-posture-common/schema';
import { controls } from '@weighbridge/posture';
import type { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { callerOf } from './context.ts';
import type { ApiContext } from './context.ts';
import { addEvidenceRoutes } from './evidence-routes.ts';
import { addHistoryRoutes } from './history-routes.ts';
import { addModelRoutes } from './model-routes.ts';
import { addRefreshRoute } from './refresh-route.ts';
import { answer } from './validate.ts';

/** The HTTP API below /api/model-posture. Errors are thrown and answered in Backstage's shape. */
export function createRouter(context: ApiContext): Router {
  const router = PromiseRouter();
  router.get('/controls', async (request, response) => {
    await callerOf(request, context);
    answer(response, controlListSchema, { items: controls });
  });
  addModelRoutes(router, context);
  addEvidenceRoutes(router, context);
  addHistoryRoutes(router, context);
  addRefreshRoute(router, context);
  return router;
}

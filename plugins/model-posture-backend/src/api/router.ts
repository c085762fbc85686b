import { controlListSchema } from '@weighbridge/backstage-plugin-model-posture-common/schema';
import express from 'express';
import type { Router } from 'express';
import { callerOf } from './context.ts';
import type { ApiContext } from './context.ts';
import { publicControls } from './controls.ts';
import { addEvidenceRoutes } from './evidence-routes.ts';
import { addHistoryRoutes } from './history-routes.ts';
import { addModelRoutes } from './model-routes.ts';
import { addRefreshRoute } from './refresh-route.ts';
import { route } from './route.ts';

/** The HTTP API below /api/model-posture. Errors are thrown and answered in Backstage's shape. */
export function createRouter(context: ApiContext): Router {
  const router = express.Router();
  router.get(
    '/controls',
    route(controlListSchema, async (request) => {
      await callerOf(request, context);
      return { items: publicControls };
    }),
  );
  addModelRoutes(router, context);
  addEvidenceRoutes(router, context);
  addHistoryRoutes(router, context);
  addRefreshRoute(router, context);
  return router;
}

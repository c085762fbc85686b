import { CustomErrorBase } from '@backstage/errors';
import type { ModelSummary } from '@weighbridge/backstage-plugin-model-posture-common';
import { modelSummarySchema } from '@weighbridge/backstage-plugin-model-posture-common/schema';
import type { Request, Response, Router } from 'express';
import { findModel, insertModel } from '../store/models.ts';
import { callerOf, readModel } from './context.ts';
import type { ApiContext } from './context.ts';
import { present } from './present.ts';
import { rateLimit } from './rate-limit.ts';
import type { RateLimit } from './rate-limit.ts';
import { MODEL_PATH, route } from './route.ts';

/** Weighings that one caller may ask for at once, and after how long there is one more. */
const LIMIT = { burst: 20, refillMs: 3000 } as const;

/** Answered as 429 with the shape of every Backstage error. */
class TooManyRequestsError extends CustomErrorBase {
  override name = 'TooManyRequestsError' as const;
  readonly statusCode = 429;
}

/** Weighs a model now; callers that come while it is weighed share that weighing. */
export function addRefreshRoute(router: Router, context: ApiContext): void {
  const limit = rateLimit({ ...LIMIT, now: () => context.now().getTime() });
  router.post(
    `${MODEL_PATH}/refresh`,
    route(modelSummarySchema, (request, response) => refresh(request, response, context, limit)),
  );
}

async function refresh(
  request: Request,
  response: Response,
  context: ApiContext,
  limit: RateLimit,
): Promise<ModelSummary> {
  const credentials = await callerOf(request, context);
  const row = await readModel(request, context);
  const waitSeconds = limit(JSON.stringify(credentials.principal));
  if (waitSeconds > 0) {
    response.setHeader('Retry-After', String(waitSeconds));
    throw new TooManyRequestsError(`too many weighings asked for; try again in ${waitSeconds} s`);
  }
  await insertModel(context.db, row);
  await context.weigher(row.entity_ref);
  return present((await findModel(context.db, row.entity_ref)) ?? row, context.now());
}

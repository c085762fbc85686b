import { setTimeout as sleep } from 'node:timers/promises';
import type { CompoundEntityRef } from '@backstage/catalog-model';
import { NotAllowedError } from '@backstage/errors';
import {
  MAX_REFRESH_WAIT,
  modelRefreshPermission,
} from '@weighbridge/backstage-plugin-model-posture-common';
import type {
  ModelRefresh,
  ModelSummary,
  RefreshQuery,
} from '@weighbridge/backstage-plugin-model-posture-common';
import {
  entityPathSchema,
  modelRefreshSchema,
  refreshQuerySchema,
} from '@weighbridge/backstage-plugin-model-posture-common/schema';
import { audited } from '../../audit/audit.ts';
import { allows } from '../../store/access-filter.ts';
import { saveListedModel } from '../../store/listing.ts';
import type { ListedModel } from '../../store/listing.ts';
import { findModel } from '../../store/models.ts';
import type { ApiCall } from '../api-call.ts';
import { denied, seeModel } from '../context.ts';
import type { ApiContext } from '../context.ts';
import { defineEndpoint, MODEL_PATH, NO_MODEL } from '../endpoint.ts';
import { TooManyRequestsError } from '../errors.ts';
import { present } from '../present.ts';

/** Weighs a model now; callers that arrive while it is being weighed share that weighing. */
export const refreshModel = defineEndpoint({
  id: 'refresh-model',
  method: 'post',
  path: `${MODEL_PATH}/refresh`,
  summary: 'Weigh a model now',
  description: `Answers 200 if the weighing ends within \`wait\` seconds (default and maximum: ${MAX_REFRESH_WAIT}), otherwise 202: it goes on, and is over once \`triedAt\` of the model changes. Simultaneous callers share one weighing. What is wrong with the model is its state, not an error.`,
  requires: 'refresh',
  params: entityPathSchema,
  query: refreshQuerySchema,
  answer: modelRefreshSchema,
  status: ({ done }) => (done ? 200 : 202),
  others: [
    {
      status: 202,
      when: 'The weighing goes on; the answer is the model as it was before.',
      schema: modelRefreshSchema,
    },
    NO_MODEL,
    {
      status: 429,
      when: 'The caller asked for too many weighings.',
      headers: {
        'Retry-After': {
          description: 'Seconds until there is one more.',
          schema: { type: 'integer' },
        },
      },
    },
  ],
  handle,
});

type RefreshApiCall = ApiCall<CompoundEntityRef, RefreshQuery>;

async function handle(call: RefreshApiCall, context: ApiContext): Promise<ModelRefresh> {
  const { row, listed } = await seeModel(call, context);
  const { entityRef } = listed;
  const { refresh } = call.access;
  if (!allows(refresh, row) || !allows(refresh, listed)) {
    await denied(call, context, modelRefreshPermission.name, entityRef);
    throw new NotAllowedError(`this needs the permission ${modelRefreshPermission.name}`);
  }
  // As it was before: a caller that is answered early sees from `triedAt` when the weighing has ended.
  const before = present(row, context.now());
  const event = {
    request: call.request,
    eventId: 'model-refresh' as const,
    meta: { entityRef },
    outcome: ({ state, gate }: ModelSummary) => ({ state, gate: gate?.outcome ?? null }),
  };
  const weighing = audited(context.auditor, event, () => weigh(listed, call, context));
  const after = await within(weighing, call.query.wait ?? MAX_REFRESH_WAIT);
  if (after !== undefined) return { ...after, done: true };
  weighing.catch((error: unknown) =>
    context.logger.error(`Weighing ${entityRef} failed`, toError(error)),
  );
  return { ...before, done: false };
}

/** The result of a promise within the given number of seconds; undefined if it takes longer. */
async function within<T>(work: Promise<T>, seconds: number): Promise<T | undefined> {
  const timer = new AbortController();
  const late = sleep(seconds * 1000, undefined, { signal: timer.signal }).catch(() => undefined);
  try {
    return await Promise.race([work, late]);
  } finally {
    timer.abort();
  }
}

async function weigh(
  listed: ListedModel,
  { credentials, response }: RefreshApiCall,
  context: ApiContext,
): Promise<ModelSummary> {
  const waitSeconds = context.refreshLimit(JSON.stringify(credentials.principal));
  if (waitSeconds > 0) {
    response.setHeader('Retry-After', String(waitSeconds));
    throw new TooManyRequestsError(`too many weighings asked for; try again in ${waitSeconds} s`);
  }
  await saveListedModel(context.db, listed);
  await context.worker.weigh(listed.entityRef);
  const row = await findModel(context.db, listed.entityRef);
  // The row of a model is never deleted.
  if (row === undefined) throw new Error(`the row of ${listed.entityRef} is gone`);
  return present(row, context.now());
}

function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

import type { CompoundEntityRef } from '@backstage/catalog-model';
import { NotAllowedError } from '@backstage/errors';
import { modelRefreshPermission } from '@weighbridge/backstage-plugin-model-posture-common';
import type { ModelSummary } from '@weighbridge/backstage-plugin-model-posture-common';
import {
  entityPathSchema,
  modelSummarySchema,
} from '@weighbridge/backstage-plugin-model-posture-common/schema';
import { audited } from '../../audit/audit.ts';
import { allows } from '../../store/access-filter.ts';
import { saveListedModel } from '../../store/listing.ts';
import type { ListedModel } from '../../store/listing.ts';
import { findModel } from '../../store/models.ts';
import { denied, seeModel } from '../context.ts';
import type { ApiContext } from '../context.ts';
import { defineEndpoint, MODEL_PATH, NO_MODEL } from '../endpoint.ts';
import type { Call } from '../endpoint.ts';
import { TooManyRequestsError } from '../errors.ts';
import { present } from '../present.ts';

/** Weighs a model now; callers that come while it is weighed share that weighing. */
export const refreshModel = defineEndpoint({
  id: 'refresh-model',
  method: 'post',
  path: `${MODEL_PATH}/refresh`,
  summary: 'Weigh a model now',
  description:
    'Answers when the weighing is over; callers at once share one. What is wrong with the model is its state, not an error.',
  need: 'refresh',
  params: entityPathSchema,
  answer: modelSummarySchema,
  others: [
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

async function handle(
  call: Call<CompoundEntityRef, unknown>,
  context: ApiContext,
): Promise<ModelSummary> {
  const { row, listed } = await seeModel(call, context);
  const { entityRef } = listed;
  const { refresh } = call.access;
  if (!allows(refresh, row) || !allows(refresh, listed)) {
    await denied(call, context, modelRefreshPermission.name, entityRef);
    throw new NotAllowedError(`this needs the permission ${modelRefreshPermission.name}`);
  }
  const event = {
    request: call.request,
    eventId: 'model-refresh' as const,
    meta: { entityRef },
    outcome: ({ state, gate }: ModelSummary) => ({ state, gate: gate?.outcome ?? null }),
  };
  return audited(context.auditor, event, () => weigh(listed, call, context));
}

async function weigh(
  listed: ListedModel,
  { credentials, response }: Call<CompoundEntityRef, unknown>,
  context: ApiContext,
): Promise<ModelSummary> {
  const waitSeconds = context.refreshLimit(JSON.stringify(credentials.principal));
  if (waitSeconds > 0) {
    response.setHeader('Retry-After', String(waitSeconds));
    throw new TooManyRequestsError(`too many weighings asked for; try again in ${waitSeconds} s`);
  }
  await saveListedModel(context.db, listed);
  await context.weigher(listed.entityRef);
  const row = await findModel(context.db, listed.entityRef);
  // The row of a model is never deleted.
  if (row === undefined) throw new Error(`the row of ${listed.entityRef} is gone`);
  return present(row, context.now());
}

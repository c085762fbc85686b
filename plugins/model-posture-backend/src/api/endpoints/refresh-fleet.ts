import type { FleetRefresh } from '@weighbridge/backstage-plugin-model-posture-common';
import { fleetRefreshSchema } from '@weighbridge/backstage-plugin-model-posture-common/schema';
import { audited } from '../../audit/audit.ts';
import { findListed } from '../../store/models.ts';
import type { ApiCall } from '../api-call.ts';
import type { ApiContext } from '../context.ts';
import { defineEndpoint } from '../endpoint.ts';

/** Weighs the whole fleet ahead of the schedule. */
export const refreshFleet = defineEndpoint({
  id: 'refresh-fleet',
  method: 'post',
  path: '/refresh',
  summary: 'Weigh every model now, on all replicas together',
  description: 'Answers at once; the models show their new posture one after the other.',
  requires: 'administer',
  answer: fleetRefreshSchema,
  status: 202,
  others: [{ status: 409, when: 'The models are already being weighed.' }],
  handle,
});

async function handle(
  { request }: ApiCall<unknown, unknown>,
  context: ApiContext,
): Promise<FleetRefresh> {
  const outcome = ({ models }: FleetRefresh) => ({ models });
  return audited(
    context.auditor,
    { request, eventId: 'fleet-refresh', meta: {}, outcome },
    async () => {
      const models = await findListed(context.db);
      await context.weighAll();
      return { models: models.length };
    },
  );
}

import { healthDetailsSchema } from '@weighbridge/backstage-plugin-model-posture-common/schema';
import { audited } from '../../audit/audit.ts';
import { defineEndpoint } from '../endpoint.ts';

/** The health of the plugin in detail, for administrators. */
export const getHealthDetails = defineEndpoint({
  id: 'get-health-details',
  method: 'get',
  path: '/health/details',
  summary: 'How the plugin is doing: checks, models by state and gate, problems, load',
  requires: 'administer',
  answer: healthDetailsSchema,
  handle: async ({ request }, { auditor, health }) =>
    audited(auditor, { request, eventId: 'health-fetch', meta: {} }, () => health.details()),
});

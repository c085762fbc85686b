import type { Health } from '@weighbridge/backstage-plugin-model-posture-common';
import { healthSchema } from '@weighbridge/backstage-plugin-model-posture-common/schema';
import { defineEndpoint } from '../endpoint.ts';

/** Whether this replica can answer, for probes. */
export const getHealth = defineEndpoint<unknown, unknown, Health>({
  id: 'get-health',
  method: 'get',
  path: '/health',
  summary: 'Whether this replica of the plugin can answer',
  description:
    '`warn`: it answers, but needs attention: GET /health/details says why. At most 10 s old.',
  requires: 'public',
  answer: healthSchema,
  status: ({ status }) => (status === 'fail' ? 503 : 200),
  others: [{ status: 503, when: 'The database does not answer.', schema: healthSchema }],
  handle: async (_call, { health }) => health.status(),
});

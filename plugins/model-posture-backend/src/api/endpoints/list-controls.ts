import { controlListSchema } from '@weighbridge/backstage-plugin-model-posture-common/schema';
import { controls } from '@weighbridge/posture';
import { defineEndpoint } from '../endpoint.ts';

/** The catalogue of controls. */
export const listControls = defineEndpoint({
  id: 'list-controls',
  method: 'get',
  path: '/controls',
  summary: 'The catalogue of controls: what every model is asked',
  requires: 'signed-in',
  answer: controlListSchema,
  handle: async () => ({ items: controls }),
});

import { createRouteRef } from '@backstage/core-plugin-api';

/** Where the app puts the page. */
export const rootRouteRef = createRouteRef({ id: 'model-posture' });

/** Where the app puts the entity tab. */
export const contentRouteRef = createRouteRef({ id: 'model-posture-content' });

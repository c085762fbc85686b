import { createPlugin } from '@backstage/core-plugin-api';

/** The plugin for apps on `@backstage/core-plugin-api`. */
export const modelPosturePlugin = createPlugin({ id: 'model-posture' });

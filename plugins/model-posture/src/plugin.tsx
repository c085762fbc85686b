import { createFrontendPlugin, PageBlueprint } from '@backstage/frontend-plugin-api';

/** The plugin for apps on the new frontend system. */
export const modelPosturePlugin = createFrontendPlugin({
  pluginId: 'model-posture',
  extensions: [
    PageBlueprint.make({
      params: { path: '/models', title: 'Models', loader: async () => <main>Models</main> },
    }),
  ],
});

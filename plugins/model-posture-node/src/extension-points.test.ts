import { createBackendModule, createBackendPlugin } from '@backstage/backend-plugin-api';
import { startTestBackend } from '@backstage/backend-test-utils';
import { expect, test } from 'vitest';
import {
  modelPostureCollectorsExtensionPoint,
  modelPostureSourcesExtensionPoint,
} from './index.ts';

test('a module reaches the plugin through both points before the plugin starts', async () => {
  const events: string[] = [];
  const plugin = createBackendPlugin({
    pluginId: 'model-posture',
    register(env) {
      env.registerExtensionPoint(modelPostureCollectorsExtensionPoint, {
        addCollector: ({ id }) => void events.push(`collector ${id}`),
      });
      env.registerExtensionPoint(modelPostureSourcesExtensionPoint, {
        addSourceType: ({ type }) => void events.push(`source ${type}`),
      });
      env.registerInit({
        deps: {},
        async init() {
          events.push('start');
        },
      });
    },
  });
  const module = createBackendModule({
    pluginId: 'model-posture',
    moduleId: 'approvals',
    register(env) {
      env.registerInit({
        deps: {
          collectors: modelPostureCollectorsExtensionPoint,
          sources: modelPostureSourcesExtensionPoint,
        },
        async init({ collectors, sources }) {
          collectors.addCollector({
            id: 'approvals',
            types: ['pipeline/approvals'],
            collect: async () => ({ evidence: [], findings: [] }),
          });
          sources.addSourceType({
            type: 'registry',
            create: async () => ({ openModel: () => Promise.reject(new Error('not used')) }),
          });
        },
      });
    },
  });
  const backend = await startTestBackend({ features: [plugin, module] });
  expect(events).toEqual(['collector approvals', 'source registry', 'start']);
  await backend.stop();
});

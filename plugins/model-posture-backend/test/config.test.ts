import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createBackendModule } from '@backstage/backend-plugin-api';
import { modelPostureSourcesExtensionPoint } from '@weighbridge/backstage-plugin-model-posture-node';
import { memoryFolder } from '@weighbridge/core';
import { expect, test } from 'vitest';
import { soundModel } from './models.ts';
import { modelEntity, startPortal, writeModel } from './portal.ts';

const PATH = '/models/by-entity/resource/default/scorer';

test.for([
  [
    { sources: [{ type: 's3', name: 'a' }] },
    'weighbridge.sources[0].type is "s3", known types: folder',
  ],
  [
    { sources: [{ type: 'folder', name: 'a' }] },
    "Missing required config value at 'weighbridge.sources[0].path'",
  ],
  [
    {
      sources: [
        { type: 'folder', path: '/a/x' },
        { type: 'folder', path: '/b/x' },
      ],
    },
    'weighbridge.sources[1].name is x',
  ],
  [
    { sources: [{ type: 'folder', name: 'a/b', path: '/x' }] },
    'weighbridge.sources[0].name must be',
  ],
  [{ policy: 'strict' }, 'weighbridge.policy must be'],
  [{ policy: { file: '/nowhere/policy.yaml' } }, 'weighbridge.policy.file'],
  [{ sigstoreRoot: '/nowhere/root.json' }, 'weighbridge.sigstoreRoot /nowhere/root.json'],
  [{ hash: 'some' }, 'weighbridge.hash must be'],
  [{ concurrency: 0 }, 'weighbridge.concurrency must be'],
  [{ entities: [{ type: 'llm' }] }, 'weighbridge.entities'],
] as const)('does not start with %j', async ([config, message]) => {
  await expect(startPortal({ config: structuredClone(config) as never })).rejects.toThrow(message);
});

test('a missing source folder is a warning and does not stop the start', async () => {
  const config = { sources: [{ type: 'folder', path: '/nowhere/estate' }] };
  await using portal = await startPortal({
    config,
    entities: [modelEntity('scorer', 'estate/scorer')],
  });
  expect(portal.log.join('\n')).toContain('The source estate has no folder /nowhere/estate');
  const { body } = await portal.post(`${PATH}/refresh`).expect(200);
  expect(body).toMatchObject({ state: 'error', error: { code: 'NOT_FOUND' } });
});

test('without sources the plugin starts, and says what is missing', async () => {
  await using portal = await startPortal({
    config: { sources: [] },
    entities: [modelEntity('scorer', 'estate/x')],
  });
  expect(portal.log.join('\n')).toContain('weighbridge.sources is empty');
  const { body } = await portal.post(`${PATH}/refresh`).expect(200);
  expect(body).toMatchObject({ state: 'error', error: { code: 'UNKNOWN_SOURCE' } });
});

test('configuration can select entities too', async () => {
  const config = { entities: [{ kind: 'Component', type: 'llm' }] };
  const llm = { ...modelEntity('scorer'), kind: 'Component', spec: { type: 'LLM' } };
  await using portal = await startPortal({
    config,
    entities: [llm, { ...llm, metadata: { name: 'web' }, spec: { type: 'website' } }],
  });
  await portal.run('find-models');
  const { body } = await portal.get('/models').expect(200);
  expect(body.items).toMatchObject([{ entityRef: 'component:default/scorer', state: 'pending' }]);
});

test('prod admits nothing yet, and a policy file is read again at every weighing', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'policy-'));
  const file = join(folder, 'policy.yaml');
  await writeFile(file, 'name: own\nrequires: [WB-ART-1]\n');
  try {
    for (const [policy, outcome] of [
      ['prod', 'cannot-decide'],
      [{ file }, 'admit'],
    ] as const) {
      await using portal = await startPortal({
        config: { policy },
        entities: [modelEntity('scorer', 'estate/scorer')],
      });
      await writeModel(join(portal.root, 'scorer'), soundModel());
      expect((await portal.post(`${PATH}/refresh`).expect(200)).body.gate.outcome).toBe(outcome);
      if (policy === 'prod') continue;
      await writeFile(file, 'name: own\nrequires: all\n');
      expect((await portal.post(`${PATH}/refresh`).expect(200)).body.gate.outcome).toBe(
        'cannot-decide',
      );
      await writeFile(file, 'name: [');
      expect((await portal.post(`${PATH}/refresh`).expect(200)).body).toMatchObject({
        state: 'error',
        gate: { outcome: 'cannot-decide' },
      });
    }
  } finally {
    await rm(folder, { recursive: true });
  }
});

/** A type of source over memory: `scorer` is sound, `slow` never answers, anything else is refused. */
function memorySource() {
  const files = Object.fromEntries(
    Object.entries(soundModel()).map(([path, bytes]) => [
      path,
      typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes,
    ]),
  );
  return createBackendModule({
    pluginId: 'model-posture',
    moduleId: 'memory-source',
    register(env) {
      env.registerInit({
        deps: { point: modelPostureSourcesExtensionPoint },
        async init({ point }) {
          point.addSourceType({
            type: 'memory',
            create: async () => ({
              async openModel(path) {
                if (path === 'scorer') return memoryFolder(path, files);
                if (path === 'slow') return new Promise(() => {});
                throw Object.assign(new Error(`${path} was never published`), {
                  code: 'NOT_PUBLISHED',
                });
              },
            }),
          });
        },
      });
    },
  });
}

test('a module can add its own source type, and the messages of its refusals are shown', async () => {
  await using portal = await startPortal({
    config: { sources: [{ type: 'memory', name: 'mem' }] },
    entities: [modelEntity('scorer', 'mem/scorer'), modelEntity('other', 'mem/other')],
    features: [memorySource()],
  });
  expect((await portal.post(`${PATH}/refresh`).expect(200)).body).toMatchObject({
    gate: { outcome: 'admit' },
    model: 'scorer',
  });
  expect(
    (await portal.post('/models/by-entity/resource/default/other/refresh').expect(200)).body,
  ).toMatchObject({
    state: 'error',
    error: { code: 'NOT_PUBLISHED', message: 'other was never published' },
  });
});

test('a weighing that takes too long is aborted and says so, even if its source never answers', async () => {
  await using portal = await startPortal({
    config: { sources: [{ type: 'memory', name: 'mem' }], timeout: { milliseconds: 20 } },
    entities: [modelEntity('scorer', 'mem/slow')],
    features: [memorySource()],
  });
  const { body } = await portal.post(`${PATH}/refresh`).expect(200);
  expect(body).toMatchObject({
    state: 'error',
    error: { code: 'TIMED_OUT' },
    gate: { outcome: 'cannot-decide' },
  });
});

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fleetChecklistSchema } from '@weighbridge/backstage-plugin-model-posture-common/schema';
import { expect, onTestFinished, test } from 'vitest';
import { brokenWeights, soundModel } from './models.ts';
import { modelEntity, startPortal, writeModel } from './portal.ts';
import type { Portal } from './portal.ts';

const PATH = '/models/by-entity/resource/default/broken';

async function fleetOf(portal: Portal) {
  const { body } = await portal.get('/checklist').expect(200);
  const { gate, refusedIfEnforced } = fleetChecklistSchema.parse(body);
  return { ...gate, refusedIfEnforced };
}

test('an advisory control refuses nothing, and the fleet says what it would refuse', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'policy-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, 'policy.yaml');
  await writeFile(
    file,
    'name: audit\nrequires: [WB-BOM-4]\nadvisory: [WB-ART-2]\nlicences: { allow: [Apache-2.0], deny: [] }\n',
  );
  await using portal = await startPortal({
    entities: [modelEntity('broken', 'estate/broken'), modelEntity('sound', 'estate/sound')],
    config: { policy: { file } },
  });
  await writeModel(join(portal.root, 'sound'), soundModel());
  await writeModel(join(portal.root, 'broken'), {
    ...soundModel(),
    'model.safetensors': brokenWeights(),
  });
  await portal.run('find-models');
  const { body } = await portal.get(PATH).expect(200);
  expect(body.posture.gate).toMatchObject({
    outcome: 'admit-with-conditions',
    advisory: ['WB-ART-2'],
    enforced: 'refuse',
  });
  expect(await fleetOf(portal)).toMatchObject({
    admit: 1,
    admitWithConditions: 1,
    refuse: 0,
    refusedIfEnforced: 1,
  });

  await writeFile(
    join(portal.root, 'broken', 'model.safetensors'),
    soundModel()['model.safetensors'] ?? '',
  );
  await portal.post(`${PATH}/refresh`).expect(200);
  expect(await fleetOf(portal)).toMatchObject({ admit: 2, refusedIfEnforced: 0 });
});

import { join } from 'node:path';
import type { BackendFeature } from '@backstage/backend-plugin-api';
import type { ModelList } from '@weighbridge/backstage-plugin-model-posture-common';
import { modelListSchema } from '@weighbridge/backstage-plugin-model-posture-common/schema';
import { brokenWeights, soundModel } from './models.ts';
import { modelEntity, startPortal, writeModel } from './portal.ts';
import type { Portal } from './portal.ts';

/** A portal with a model of every kind, found and weighed: admitted, refused, undecided, lost, unplaced. */
export async function startEstate(
  options: { readonly features?: readonly BackendFeature[] } = {},
): Promise<Portal> {
  const titled = modelEntity('titled', 'estate/sound');
  const portal = await startPortal({
    ...options,
    entities: [
      modelEntity('sound', 'estate/sound'),
      modelEntity('broken', 'estate/broken', { owner: 'group:default/team-b' }),
      modelEntity('bare', 'estate/bare'),
      modelEntity('lost', 'estate/lost'),
      modelEntity('unplaced'),
      { ...titled, metadata: { ...titled.metadata, title: '100%_real <b>' } },
      { ...modelEntity('website'), spec: { type: 'website' } },
    ],
  });
  await writeModel(join(portal.root, 'sound'), soundModel());
  await writeModel(join(portal.root, 'broken'), {
    ...soundModel(),
    'model.safetensors': brokenWeights(),
  });
  await writeModel(join(portal.root, 'bare'), { 'weights.bin': new Uint8Array([0x80, 2, 0x2e]) });
  await portal.run('find-models');
  return portal;
}

/** A page of models, checked as a client would. */
export async function listModels(
  portal: Portal,
  query: string,
  token?: string,
): Promise<ModelList> {
  const { body } = await portal.get(`/models?${query}`, token).expect(200);
  return modelListSchema.parse(body);
}

/** The names of the models of a page. */
export function namesOf(page: ModelList): readonly string[] {
  return page.items.map((model) => model.entityRef.replace('resource:default/', ''));
}

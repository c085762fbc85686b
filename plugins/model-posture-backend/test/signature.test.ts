import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openFolder } from '@weighbridge/core/node';
import { keySigner, signModel } from '@weighbridge/model-signing';
import { expect, test } from 'vitest';
import { brokenWeights, soundModel } from './models.ts';
import { modelEntity, startPortal, writeModel } from './portal.ts';

const PATH = '/models/by-entity/resource/default/scorer';

interface Item {
  readonly control: string;
  readonly status: string;
  readonly reason: string;
}

test('a signature counts under the policy file, and stops counting when a file changes', async () => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', {
    namedCurve: 'P-384',
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  const policies = await mkdtemp(join(tmpdir(), 'policy-'));
  const file = join(policies, 'policy.yaml');
  const signer = { name: 'team', method: 'key', publicKey };
  // JSON is YAML.
  await writeFile(file, JSON.stringify({ name: 'own', requires: ['WB-INT-1'], signers: [signer] }));
  try {
    await using portal = await startPortal({
      config: { policy: { file } },
      entities: [modelEntity('scorer', 'estate/scorer')],
    });
    const folder = join(portal.root, 'scorer');
    await writeModel(folder, soundModel());
    const { bundleText } = await signModel(await openFolder(folder), keySigner(privateKey));
    await writeModel(folder, { 'model.sig': bundleText });
    const answer = async () => {
      const { gate } = (await portal.post(`${PATH}/refresh`).expect(200)).body;
      const { body } = await portal.get(PATH).expect(200);
      const verdicts = body.posture.verdicts as readonly Item[];
      return { gate: gate.outcome, verdict: verdicts.find((each) => each.control === 'WB-INT-1') };
    };
    expect(await answer()).toMatchObject({ gate: 'admit', verdict: { status: 'pass' } });
    const { body } = await portal.get(`${PATH}/evidence?type=runtime/digest`).expect(200);
    const item = await portal.get(`${PATH}/evidence/${body.items[0].id}`).expect(200);
    expect(item.body.evidence.payload.observations).toMatchObject([{ place: 'estate/scorer' }]);
    await writeModel(folder, { 'model.safetensors': brokenWeights() });
    expect(await answer()).toMatchObject({
      gate: 'refuse',
      verdict: { status: 'fail', reason: 'finding-adverse' },
    });
  } finally {
    await rm(policies, { recursive: true });
  }
});

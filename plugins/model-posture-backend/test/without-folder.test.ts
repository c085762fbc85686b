import { generateKeyPairSync } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ModelDetail } from '@weighbridge/backstage-plugin-model-posture-common';
import { keySigner } from '@weighbridge/model-signing';
import { evidenceStatement, signAttestation } from '@weighbridge/model-signing/attestation';
import { expect, onTestFinished, test } from 'vitest';
import { modelEntity, startPortal } from './portal.ts';

// A model that others serve: the catalog names it, no source has its files, and what is known about it is handed in.

const PATH = '/models/by-entity/resource/default/remote';

interface Observed {
  readonly folder: string;
  readonly policy: string;
  /** Hands in a list of clusters, signed by the observer, as of some minutes ago. */
  list(serving: number, minutesAgo: number): Promise<void>;
}

async function observed(): Promise<Observed> {
  const folder = await mkdtemp(join(tmpdir(), 'evidence-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const { privateKey, publicKey } = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  const policy = join(folder, 'policy.yaml');
  const observers = [{ signer: 'cluster', types: ['deployment/inventory'] }];
  const signers = [{ name: 'cluster', method: 'key', publicKey }];
  const rules = { name: 'watched', requires: ['WB-K8S-4'], clusters: ['eu'], signers, observers };
  await writeFile(policy, JSON.stringify(rules));
  const place = join(folder, 'resource/default/remote');
  await mkdir(place, { recursive: true });
  return {
    folder,
    policy,
    list: async (serving, minutesAgo) => {
      const none = { count: 0, listed: [] };
      const at = { count: serving, listed: serving > 0 ? ['Deployment scoring/remote'] : [] };
      const clusters = [{ name: 'eu', complete: true, serving: at, undetermined: none }];
      const statement = evidenceStatement(
        [
          {
            type: 'deployment/inventory',
            tier: 'measured',
            locator: 'eu',
            observedAt: new Date(Date.now() - minutesAgo * 60_000).toISOString(),
            producer: { name: 'lister', version: '1' },
            payload: { clusters },
          },
        ],
        { name: 'remote', manifestDigest: `sha256:${'ab'.repeat(32)}` },
      );
      const signed = await signAttestation(statement, keySigner(privateKey));
      await writeFile(join(place, 'list.json'), signed);
    },
  };
}

test('is weighed from what is handed in, judged and shown', async () => {
  const { folder, policy, list } = await observed();
  await list(1, 5);
  await using portal = await startPortal({
    entities: [modelEntity('remote')],
    config: { policy: { file: policy }, evidence: [{ type: 'folder', path: folder }] },
  });
  await portal.run('find-models');
  const detail = async () => (await portal.get(PATH).expect(200)).body as ModelDetail;
  const said = ({ posture }: ModelDetail) =>
    posture?.verdicts.find(({ control }) => control === 'WB-K8S-4')?.message;
  const first = await detail();
  expect(first.summary).toMatchObject({
    state: 'weighed',
    location: null,
    digest: null,
    gate: { outcome: 'cannot-decide' },
  });
  expect(said(first)).toBe(
    'Nothing collects kubernetes/pod yet. The model is deployed: eu (1 workload) serves it.',
  );
  const { body: evidence } = await portal.get(`${PATH}/evidence`).expect(200);
  expect(evidence.items).toMatchObject([{ type: 'deployment/inventory', status: 'current' }]);

  // What is handed in later is seen at the next look; without known bytes nothing is granted.
  await list(0, 1);
  await portal.post(`${PATH}/refresh`).expect(200);
  expect(said(await detail())).toBe(
    'The evidence of deployment/inventory names no bytes, so it may be about others.',
  );
});

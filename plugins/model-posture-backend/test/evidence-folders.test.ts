import { generateKeyPairSync } from 'node:crypto';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import type { EvidenceItem } from '@weighbridge/backstage-plugin-model-posture-common';
import { memoryFolder } from '@weighbridge/core';
import { keySigner } from '@weighbridge/model-signing';
import { evidenceStatement, signAttestation } from '@weighbridge/model-signing/attestation';
import { rootDigest } from '@weighbridge/model-signing/files';
import { digestModel } from '@weighbridge/model-signing/files';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openEvidenceFolders } from '../src/sources/evidence-folders.ts';
import { soundModel } from './models.ts';
import { modelEntity, startPortal, writeModel } from './portal.ts';

// What others provide for a model; the policy says whose evidence counts.

const PATH = '/models/by-entity/resource/default/scorer';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'evidence-'));
});

afterEach(async () => rm(folder, { recursive: true }));

const text = (words: string) => new TextEncoder().encode(words);

async function put(path: string, bytes: Uint8Array | string): Promise<void> {
  await mkdir(join(folder, path, '..'), { recursive: true });
  await writeFile(join(folder, path), bytes);
}

const model = { entityRef: 'resource:default/scorer', location: 'estate/scorer' };

function reader(path = folder) {
  const logger = mockServices.logger.mock();
  const config = new ConfigReader({ weighbridge: { evidence: [{ type: 'folder', path }] } });
  return { logger, read: openEvidenceFolders(config, logger) };
}

test('reads what is at the place of the model, ordered by name, and nothing else', async () => {
  await put('estate/scorer/b.json', 'b');
  await put('estate/scorer/a.json', 'a');
  await put('estate/scorer/notes.txt', 'no');
  await put('estate/scorer/deeper/c.json', 'no');
  await put('estate/other/d.json', 'no');
  await put('resource/default/scorer/e.json', 'e');
  const { read, logger } = reader();
  const names = async (of: typeof model | { entityRef: string; location: null }) =>
    (await read(of)).map(({ path }) => path);
  expect(await names(model)).toEqual(['estate/scorer/a.json', 'estate/scorer/b.json']);
  expect(await names({ ...model, location: null })).toEqual(['resource/default/scorer/e.json']);
  expect(await names({ ...model, location: 'estate/nothing' })).toEqual([]);
  expect(logger.warn).not.toHaveBeenCalled();
});

test('follows no link, and never leaves its folder', async () => {
  await put('secret/scorer/s.json', 's');
  await mkdir(join(folder, 'in', 'estate', 'scorer'), { recursive: true });
  await symlink(join(folder, 'secret/scorer/s.json'), join(folder, 'in/estate/scorer/s.json'));
  await symlink(join(folder, 'secret/scorer'), join(folder, 'in/estate/out'));
  const { read, logger } = reader(join(folder, 'in'));
  expect(await read(model)).toEqual([]);
  expect(logger.warn).not.toHaveBeenCalled();
  for (const location of ['estate/out', '../secret/scorer', 'estate/../../secret/scorer']) {
    expect(await read({ ...model, location }), location).toEqual([]);
  }
  expect(logger.warn).toHaveBeenCalledTimes(3);
});

test('exceeding a limit is a warning, and gives no evidence', async () => {
  await put('estate/scorer/a.json', new Uint8Array(16 * 1024 * 1024 + 1));
  const { read, logger } = reader();
  expect(await read(model)).toEqual([]);
  expect(logger.warn).toHaveBeenCalledOnce();
});

test('a type other than folder stops the start', () => {
  const config = new ConfigReader({ weighbridge: { evidence: [{ type: 's3', path: 'x' }] } });
  expect(() => openEvidenceFolders(config, mockServices.logger.mock())).toThrow(
    'weighbridge.evidence[0].type must be folder, got s3',
  );
});

test('a sighting from an observer decides, one from a stranger does not, and both are shown', async () => {
  const keys = ['observer', 'stranger'].map(() =>
    generateKeyPairSync('ec', {
      namedCurve: 'P-256',
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
      publicKeyEncoding: { type: 'spki', format: 'pem' },
    }),
  );
  const policy = {
    name: 'watched',
    requires: ['WB-ART-1'],
    signers: [
      {
        name: 'cluster',
        method: 'key',
        publicKey: keys[0]?.publicKey,
      },
    ],
    observers: [
      {
        signer: 'cluster',
        types: ['runtime/digest'],
      },
    ],
  };
  await put('policy.yaml', JSON.stringify(policy));
  await using portal = await startPortal({
    entities: [modelEntity('scorer', 'estate/scorer')],
    config: {
      policy: { file: join(folder, 'policy.yaml') },
      evidence: [{ type: 'folder', path: folder }],
    },
  });
  await writeModel(join(portal.root, 'scorer'), soundModel());
  const first = await portal.post(`${PATH}/refresh`).expect(200);
  const { manifest } = await digestModel(
    memoryFolder(
      'scorer',
      Object.fromEntries(
        Object.entries(soundModel()).map(([path, bytes]) => [
          path,
          typeof bytes === 'string' ? text(bytes) : bytes,
        ]),
      ),
    ),
  );
  const root = rootDigest(manifest.resources);
  const observedAt = new Date(Date.now() - 60_000).toISOString();
  const about = { name: 'scorer', manifestDigest: first.body.digest };
  for (const [i, { privateKey }] of keys.entries()) {
    const statement = evidenceStatement(
      [
        {
          type: 'runtime/digest',
          tier: 'measured',
          locator: `pod/${i}`,
          observedAt,
          producer: {
            name: 'sensor',
            version: '1',
          },
          payload: {
            observations: [
              {
                role: 'serving',
                place: `pod/${i}`,
                observedAt,
                root,
              },
            ],
          },
        },
      ],
      about,
    );
    const signed = await signAttestation(statement, keySigner(privateKey));
    await put(`estate/scorer/${i}.json`, text(signed));
  }
  await portal.post(`${PATH}/refresh`).expect(200);
  const { body } = await portal.get(`${PATH}/evidence?type=runtime%2Fdigest`).expect(200);
  const [item] = (body.items as readonly EvidenceItem[]).filter(
    ({ status }) => status === 'current',
  );
  const { body: detail } = await portal
    .get(`${PATH}/evidence/${encodeURIComponent(item?.id ?? '')}`)
    .expect(200);
  const { observations } = detail.evidence.payload as {
    readonly observations: readonly { readonly place: string; readonly role: string }[];
  };
  expect(observations.map(({ place }) => place)).toEqual(
    expect.arrayContaining(['estate/scorer', 'pod/0', 'pod/1']),
  );
  expect((await portal.get(PATH)).body.summary).toMatchObject({ state: 'weighed' });
});

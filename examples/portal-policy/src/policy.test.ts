import { coreServices, createServiceFactory } from '@backstage/backend-plugin-api';
import type { UserInfoService } from '@backstage/backend-plugin-api';
import { mockCredentials, mockServices, startTestBackend } from '@backstage/backend-test-utils';
import type { TestBackend } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import permissionBackend from '@backstage/plugin-permission-backend';
import modelPosturePlugin from '@weighbridge/backstage-plugin-model-posture-backend';
import {
  modelPostureAdministerPermission,
  modelReadPermission,
  modelRefreshPermission,
} from '@weighbridge/backstage-plugin-model-posture-common';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import portalPolicyModule from './index.ts';

/** Users and their ownership references. */
const GROUPS: Readonly<Record<string, readonly string[]>> = {
  'user:default/owner': ['user:default/owner', 'group:default/team-a'],
  'user:default/reader': ['user:default/reader', 'group:default/audit'],
  'user:default/admin': ['user:default/admin', 'group:default/platform'],
  'user:default/nobody': [],
};

const OWN = '/models/by-entity/resource/default/own';
const FOREIGN = '/models/by-entity/resource/default/foreign';

function model(name: string, owner: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: { name, namespace: 'default' },
    spec: { type: 'ai-model', owner },
  };
}

const userInfo: UserInfoService = {
  async getUserInfo(credentials) {
    const { userEntityRef = '' } = credentials.principal as { userEntityRef?: string };
    return { userEntityRef, ownershipEntityRefs: [...(GROUPS[userEntityRef] ?? [])] };
  },
};

/** Like the real service, it names the service that passes a user's request on; the mock drops it. */
const authThatNamesPlugins = createServiceFactory({
  service: coreServices.auth,
  deps: { plugin: coreServices.pluginMetadata },
  factory({ plugin }) {
    const auth = mockServices.auth({ pluginId: plugin.getId() });
    const getToken = auth.getPluginRequestToken.bind(auth);
    auth.getPluginRequestToken = async (options) => {
      if (!auth.isPrincipal(options.onBehalfOf, 'user')) return getToken(options);
      const { userEntityRef } = options.onBehalfOf.principal;
      const actor = { subject: `plugin:${plugin.getId()}` };
      return { token: mockCredentials.user.token(userEntityRef, { actor }) };
    };
    return auth;
  },
});

/** A backend with the real permission backend, this policy and the plugin. */
async function startPortal(isEnabled: boolean): Promise<TestBackend> {
  const scheduler = mockServices.scheduler();
  const backend = await startTestBackend({
    features: [
      permissionBackend,
      portalPolicyModule,
      modelPosturePlugin,
      mockServices.rootConfig.factory({
        data: {
          backend: { baseUrl: 'http://localhost:0' },
          permission: { enabled: isEnabled },
          portal: {
            administrators: ['group:default/platform'],
            readers: ['group:default/audit'],
          },
        },
      }),
      mockServices.permissions.factory(),
      authThatNamesPlugins,
      catalogServiceMock.factory({
        entities: [model('own', 'group:default/team-a'), model('foreign', 'group:default/team-b')],
      }),
      createServiceFactory({
        service: coreServices.scheduler,
        deps: {},
        factory: () => scheduler,
      }),
      createServiceFactory({ service: coreServices.userInfo, deps: {}, factory: () => userInfo }),
    ],
  });
  await scheduler.triggerTask('find-models');
  return backend;
}

function client(backend: TestBackend, user: string) {
  const token = mockCredentials.user.header(`user:default/${user}`);
  const at = (method: 'get' | 'post', path: string) =>
    request(backend.server)[method](path).set('authorization', token);
  return {
    async status(method: 'get' | 'post', path: string): Promise<number> {
      return (await at(method, `/api/model-posture${path}`)).status;
    },
    async names(): Promise<readonly string[] | number> {
      const { status, body } = await at('get', '/api/model-posture/models?sort=name');
      if (status !== 200) return status;
      return body.items.map((item: { title: string }) => item.title);
    },
    /** The question of the browser: may this user do this with that model? */
    async may(permission: object, resourceRef?: string): Promise<string> {
      const { body } = await at('post', '/api/permission/authorize')
        .send({ items: [{ id: '1', permission, resourceRef }] })
        .expect(200);
      return body.items[0].result;
    },
  };
}

describe('with permissions', () => {
  let backend: TestBackend;

  beforeAll(async () => {
    backend = await startPortal(true);
  });

  afterAll(async () => backend.stop());

  test.for([
    ['owner', ['own'], 200, 404, 200, 404, 403],
    ['reader', ['foreign', 'own'], 200, 200, 403, 403, 403],
    ['admin', ['foreign', 'own'], 200, 200, 200, 200, 202],
    ['nobody', 403, 403, 403, 403, 403, 403],
  ] as const)(
    '%s sees %j',
    async ([user, list, readOwn, readForeign, refreshOwn, refreshForeign, refreshAll]) => {
      const as = client(backend, user);
      expect(await as.names()).toEqual(list);
      expect({
        readOwn: await as.status('get', OWN),
        readForeign: await as.status('get', FOREIGN),
        refreshOwn: await as.status('post', `${OWN}/refresh`),
        refreshForeign: await as.status('post', `${FOREIGN}/refresh`),
        refreshAll: await as.status('post', '/refresh'),
      }).toEqual({ readOwn, readForeign, refreshOwn, refreshForeign, refreshAll });
    },
  );

  test.for([
    ['owner', 'ALLOW', 'DENY', 'ALLOW', 'DENY', 'DENY'],
    ['reader', 'ALLOW', 'ALLOW', 'DENY', 'DENY', 'DENY'],
    ['admin', 'ALLOW', 'ALLOW', 'ALLOW', 'ALLOW', 'ALLOW'],
    ['nobody', 'DENY', 'DENY', 'DENY', 'DENY', 'DENY'],
  ] as const)(
    'the browser gets the same answer for %s',
    async ([user, readOwn, readForeign, refreshOwn, refreshForeign, administer]) => {
      const as = client(backend, user);
      expect({
        readOwn: await as.may(modelReadPermission, 'resource:default/own'),
        readForeign: await as.may(modelReadPermission, 'resource:default/foreign'),
        refreshOwn: await as.may(modelRefreshPermission, 'resource:default/own'),
        refreshForeign: await as.may(modelRefreshPermission, 'resource:default/foreign'),
        administer: await as.may(modelPostureAdministerPermission),
      }).toEqual({ readOwn, readForeign, refreshOwn, refreshForeign, administer });
    },
  );

  test('an unknown model belongs to no user', async () => {
    expect(await client(backend, 'owner').may(modelReadPermission, 'resource:default/x')).toBe(
      'DENY',
    );
  });

  test('requests of other plugins are allowed', async () => {
    const permission = { type: 'basic', name: 'other.thing', attributes: {} };
    expect(await client(backend, 'nobody').may(permission)).toBe('ALLOW');
  });
});

test('without permissions every user does everything, as before', async () => {
  const backend = await startPortal(false);
  const as = client(backend, 'nobody');
  expect(await as.names()).toEqual(['foreign', 'own']);
  expect(await as.status('post', `${FOREIGN}/refresh`)).toBe(200);
  expect(await as.status('post', '/refresh')).toBe(202);
  await backend.stop();
});

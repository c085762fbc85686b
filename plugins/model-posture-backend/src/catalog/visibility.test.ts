import { randomUUID } from 'node:crypto';
import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { mockCredentials } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { PolicyDecision } from '@backstage/plugin-permission-common';
import { DEFAULT_SELECTORS } from '@weighbridge/backstage-plugin-model-posture-common';
import { expect, test } from 'vitest';
import { createVisibility, VISIBLE_FOR_MS } from './visibility.ts';

const ANNA = mockCredentials.user('user:default/anna');
const BERT = mockCredentials.user('user:default/bert');

function onlyOwnedBy(...owners: readonly string[]): PolicyDecision {
  return {
    result: AuthorizeResult.CONDITIONAL,
    pluginId: 'catalog',
    resourceType: 'catalog-entity',
    conditions: {
      rule: 'IS_ENTITY_OWNER',
      resourceType: 'catalog-entity',
      params: { claims: [...owners] },
    },
  };
}

function model(name: string, type = 'ai-model') {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: { name, namespace: 'default' },
    spec: { type, owner: 'group:default/a' },
  };
}

/** A catalog that counts its callers, and a policy that can be changed. */
function world(decision: PolicyDecision) {
  const asked: BackstageCredentials[] = [];
  const state = {
    decision,
    now: 0,
    entities: [model('m'), model('site', 'website')],
    fails: false,
  };
  const catalog = catalogServiceMock();
  const visible = createVisibility({
    catalog: {
      ...catalog,
      streamEntities(query, options) {
        asked.push(options.credentials);
        if (state.fails) throw new Error('the catalog is down');
        const { entities } = state;
        return catalogServiceMock({ entities }).streamEntities(query, options);
      },
    },
    permissions: {
      authorize: async () => [],
      // As the framework answers: every decision has its own id.
      authorizeConditional: async () => [{ ...state.decision, id: randomUUID() }],
    },
    selectors: DEFAULT_SELECTORS,
    now: () => new Date(state.now),
  });
  return { state, asked, visible };
}

const NONE = { result: AuthorizeResult.DENY } as const;

test('if the policy lets the caller see everything, nothing else is asked', async () => {
  const { visible, asked } = world({ result: AuthorizeResult.ALLOW });
  expect(await visible(ANNA)).toBeUndefined();
  expect(asked).toEqual([]);
});

test('if it lets the caller see nothing, nothing is shown', async () => {
  const { visible, asked } = world(NONE);
  expect(await visible(ANNA)).toEqual(new Set());
  expect(asked).toEqual([]);
});

test('in between the catalog is asked as the caller, and only for models', async () => {
  const { visible, asked } = world(onlyOwnedBy('group:default/a'));
  expect(await visible(ANNA)).toEqual(new Set(['resource:default/m']));
  expect(asked).toEqual([ANNA]);
});

test('its answer is kept for 15 seconds and not a moment longer', async () => {
  const { visible, asked, state } = world(onlyOwnedBy('group:default/a'));
  await visible(ANNA);
  state.entities = [];
  state.now = VISIBLE_FOR_MS - 1;
  expect(await visible(ANNA)).toEqual(new Set(['resource:default/m']));
  state.now = VISIBLE_FOR_MS;
  expect(await visible(ANNA)).toEqual(new Set());
  expect(asked).toHaveLength(2);
});

test('another caller, and the same caller under another policy, never gets it', async () => {
  const { visible, asked, state } = world(onlyOwnedBy('group:default/a'));
  await visible(ANNA);
  await visible(BERT);
  state.decision = onlyOwnedBy('group:default/b');
  await visible(ANNA);
  expect(asked).toEqual([ANNA, BERT, ANNA]);
  state.decision = NONE;
  expect(await visible(ANNA)).toEqual(new Set());
});

test('simultaneous requests share one query, and a failure is not cached', async () => {
  const { visible, asked, state } = world(onlyOwnedBy('group:default/a'));
  state.fails = true;
  const both = await Promise.allSettled([visible(ANNA), visible(ANNA)]);
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(asked).toHaveLength(1);
  state.fails = false;
  expect(await visible(ANNA)).toEqual(new Set(['resource:default/m']));
});

test('a hundred callers are cached, then the one asked about longest ago is dropped', async () => {
  const { visible, asked } = world(onlyOwnedBy('group:default/a'));
  const callers = Array.from({ length: 101 }, (_, n) => mockCredentials.user(`user:default/u${n}`));
  for (const caller of callers) await visible(caller);
  const [first = ANNA] = callers;
  await visible(callers[50] ?? ANNA);
  expect(asked).toHaveLength(101);
  await visible(first);
  expect(asked).toHaveLength(102);
});

import { modelReadPermission } from '@weighbridge/backstage-plugin-model-posture-common';
import { expect, test } from 'vitest';
import { createModelPostureConditionalDecision, modelPostureConditions } from '../conditions.ts';
import { fulfils } from '../resource.ts';
import type { ModelCondition, ModelResource } from '../resource.ts';
import { modelPermissionRules } from './index.ts';

const { isOwner, inSource } = modelPermissionRules;

function model(owner: string | null, location: string | null): ModelResource {
  return { entityRef: 'resource:default/scorer', owner, location };
}

test.for([
  ['group:default/a', ['user:default/jane', 'group:default/a'], true],
  ['group:default/a', ['group:default/b'], false],
  ['group:default/a', [], false],
  [null, ['group:default/a'], false],
] as const)('a model of %s belongs to %j: %s', ([owner, claims, expected]) => {
  expect(isOwner.apply(model(owner, 'estate/x'), { claims: [...claims] })).toBe(expected);
});

test.for([
  ['estate/scorer', ['estate'], true],
  ['estate/scorer', ['vault', 'estate'], true],
  ['estate-2/scorer', ['estate'], false],
  ['estate', ['estate'], false],
  ['vault/estate/scorer', ['estate'], false],
  [null, ['estate'], false],
  ['estate/scorer', [], false],
] as const)('a model at %s is in the sources %j: %s', ([location, sources, expected]) => {
  expect(inSource.apply(model('group:default/a', location), { sources: [...sources] })).toBe(
    expected,
  );
});

test('a rule gives the same answer for a row and for a model', () => {
  const claims = ['group:default/a'];
  for (const owner of ['group:default/a', 'group:default/b', null]) {
    const subject = model(owner, null);
    const condition = isOwner.toQuery({ claims }) as ModelCondition;
    expect(fulfils(subject, condition)).toBe(isOwner.apply(subject, { claims }));
  }
});

test('every rule has its own name and says what it allows', () => {
  const names = Object.values(modelPermissionRules).map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const { description } of Object.values(modelPermissionRules)) {
    expect(description).toMatch(/^Allow models that /);
  }
});

test('conditions become the decision of a policy', () => {
  const decision = createModelPostureConditionalDecision(
    modelReadPermission,
    modelPostureConditions.isOwner({ claims: ['user:default/jane'] }),
  );
  expect(decision).toEqual({
    result: 'CONDITIONAL',
    pluginId: 'model-posture',
    resourceType: 'model-posture-model',
    conditions: {
      rule: 'IS_OWNER',
      resourceType: 'model-posture-model',
      params: { claims: ['user:default/jane'] },
    },
  });
});

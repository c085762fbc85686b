import type { BackendFeature } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { PermissionCondition, PermissionCriteria } from '@backstage/plugin-permission-common';
import { MODEL_RESOURCE_TYPE } from '@weighbridge/backstage-plugin-model-posture-common';

/** The answer of a policy for a permission: yes, no, or under conditions. */
export type Decision = 'allow' | 'deny' | PermissionCriteria<PermissionCondition>;

/** A permission framework that decides as the test says; everything is allowed at first. */
export interface TestPolicy {
  readonly feature: BackendFeature;
  decide(permission: string, decision: Decision): void;
  /** Allows everything again. */
  reset(): void;
}

export function testPolicy(): TestPolicy {
  const decisions = new Map<string, Decision>();
  const decisionOf = (permission: string) => decisions.get(permission) ?? 'allow';
  const feature = mockServices.permissions.mock({
    authorize: async (requests) =>
      requests.map(({ permission }) => ({
        result:
          decisionOf(permission.name) === 'allow' ? AuthorizeResult.ALLOW : AuthorizeResult.DENY,
      })),
    authorizeConditional: async (requests) =>
      requests.map(({ permission }) => {
        const decision = decisionOf(permission.name);
        if (decision === 'allow') return { result: AuthorizeResult.ALLOW };
        if (decision === 'deny') return { result: AuthorizeResult.DENY };
        return {
          result: AuthorizeResult.CONDITIONAL,
          pluginId: 'model-posture',
          resourceType: MODEL_RESOURCE_TYPE,
          conditions: decision,
        };
      }),
  }).factory;
  return {
    feature,
    decide: (permission, decision) => void decisions.set(permission, decision),
    reset: () => decisions.clear(),
  };
}

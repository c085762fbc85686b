import type { UserInfoService } from '@backstage/backend-plugin-api';
import { AuthorizeResult, isPermission } from '@backstage/plugin-permission-common';
import type { Permission, PolicyDecision } from '@backstage/plugin-permission-common';
import type { PermissionPolicy, PolicyQueryUser } from '@backstage/plugin-permission-node';
import {
  modelPostureAdministerPermission,
  modelReadPermission,
  modelRefreshPermission,
} from '@weighbridge/backstage-plugin-model-posture-common';
import {
  createModelPostureConditionalDecision,
  modelPostureConditions,
} from '@weighbridge/backstage-plugin-model-posture-node';

/** Users who may do more than manage their own models. */
export interface Roles {
  /** Entity references of users and groups that may do everything. */
  readonly administrators: readonly string[];
  /** Entity references of users and groups that may read every posture. */
  readonly readers: readonly string[];
}

const ALLOW: PolicyDecision = { result: AuthorizeResult.ALLOW };
const DENY: PolicyDecision = { result: AuthorizeResult.DENY };

/**
 * Owners read and refresh their own models, readers read all of them, administrators do everything.
 * Requests of other plugins are outside this policy: it allows them.
 */
export function portalPolicy(roles: Roles, userInfo: UserInfoService): PermissionPolicy {
  return {
    async handle({ permission }, user) {
      if (!isOurs(permission)) return ALLOW;
      const claims = await claimsOf(user, userInfo);
      const isOneOf = (refs: readonly string[]) => refs.some((ref) => claims.includes(ref));
      if (isOneOf(roles.administrators)) return ALLOW;
      if (isPermission(permission, modelReadPermission) && isOneOf(roles.readers)) return ALLOW;
      return ownModels(permission, claims);
    },
  };
}

function isOurs({ name }: Permission): boolean {
  return name.startsWith('model-posture.');
}

/** A caller who is not signed in as a user has no claims. */
async function claimsOf(
  user: PolicyQueryUser | undefined,
  userInfo: UserInfoService,
): Promise<readonly string[]> {
  if (user === undefined) return [];
  return (await userInfo.getUserInfo(user.credentials)).ownershipEntityRefs;
}

function ownModels(permission: Permission, claims: readonly string[]): PolicyDecision {
  if (claims.length === 0 || isPermission(permission, modelPostureAdministerPermission)) {
    return DENY;
  }
  for (const about of [modelReadPermission, modelRefreshPermission]) {
    if (isPermission(permission, about)) {
      return createModelPostureConditionalDecision(
        about,
        modelPostureConditions.isOwner({ claims: [...claims] }),
      );
    }
  }
  return DENY;
}

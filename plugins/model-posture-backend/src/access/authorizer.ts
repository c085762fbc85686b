import type {
  BackstageCredentials,
  PermissionsRegistryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { PolicyDecision, ResourcePermission } from '@backstage/plugin-permission-common';
import { createConditionTransformer } from '@backstage/plugin-permission-node';
import type { ConditionTransformer } from '@backstage/plugin-permission-node';
import {
  modelPostureAdministerPermission,
  modelReadPermission,
  modelRefreshPermission,
} from '@weighbridge/backstage-plugin-model-posture-common';
import { modelResourceRef } from '@weighbridge/backstage-plugin-model-posture-node';
import type { ModelCondition } from '@weighbridge/backstage-plugin-model-posture-node';
import type { AccessFilter } from '../store/access-filter.ts';
import type { Access, AccessLevel } from './access.ts';

/** Every model that the catalog shows. */
const ALL: Access = { read: undefined, refresh: undefined };

/** A permission that the caller does not have for any model. */
export class DeniedError extends NotAllowedError {
  readonly #permission: string;

  constructor(permission: string) {
    super(`this needs the permission ${permission}`);
    this.#permission = permission;
  }

  /** Name of the missing permission. */
  permissionName(): string {
    return this.#permission;
  }
}

/**
 * Which models the caller may see and refresh, for the required access.
 *
 * @throws {DeniedError} when the policy allows it for no model, whichever the caller names
 */
export type Authorizer = (
  requires: AccessLevel,
  credentials: BackstageCredentials,
) => Promise<Access>;

/** Asks the permission framework of the host; if it is off, everything is allowed. */
export function createAuthorizer(
  permissions: PermissionsService,
  registry: PermissionsRegistryService,
): Authorizer {
  const transform = createConditionTransformer(registry.getPermissionRuleset(modelResourceRef));
  return async (level, credentials) => {
    if (level === 'public' || level === 'signed-in') return ALL;
    if (level === 'administer') return administer(permissions, credentials);
    const wanted =
      level === 'read' ? [modelReadPermission] : [modelReadPermission, modelRefreshPermission];
    const decisions = await permissions.authorizeConditional(
      wanted.map((permission) => ({ permission })),
      { credentials },
    );
    const [read, refresh] = wanted.map((permission, index) =>
      filterOf(permission, decisions[index], transform),
    );
    return { read, refresh };
  };
}

async function administer(
  permissions: PermissionsService,
  credentials: BackstageCredentials,
): Promise<Access> {
  const permission = modelPostureAdministerPermission;
  const [decision] = await permissions.authorize([{ permission }], { credentials });
  if (decision?.result !== AuthorizeResult.ALLOW) throw new DeniedError(permission.name);
  return ALL;
}

function filterOf(
  permission: ResourcePermission,
  decision: PolicyDecision | undefined,
  transform: ConditionTransformer<ModelCondition>,
): AccessFilter | undefined {
  if (decision?.result === AuthorizeResult.ALLOW) return undefined;
  if (decision?.result === AuthorizeResult.CONDITIONAL) return transform(decision.conditions);
  throw new DeniedError(permission.name);
}

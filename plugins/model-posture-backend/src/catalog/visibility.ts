import type { BackstageCredentials, PermissionsService } from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import type { Entity } from '@backstage/catalog-model';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { ConditionalPolicyDecision } from '@backstage/plugin-permission-common';
import type { EntitySelector } from '@weighbridge/backstage-plugin-model-posture-common';
import { catalogFilter } from './list-models.ts';

/** How long the catalog's answer about one caller is cached. */
export const VISIBLE_FOR_MS = 15_000;

/** Maximum number of callers with a cached answer; the one asked about longest ago goes first. */
const MAX_CALLERS = 100;

const PAGE_SIZE = 1000;

/** References of the models that the catalog shows to a caller; undefined: all that it lists. */
export type Visibility = (
  credentials: BackstageCredentials,
) => Promise<ReadonlySet<string> | undefined>;

/** The services that decide visibility. */
export interface VisibilityOptions {
  readonly catalog: CatalogService;
  readonly permissions: PermissionsService;
  readonly selectors: readonly EntitySelector[];
  readonly now: () => Date;
}

interface Kept {
  readonly until: number;
  readonly refs: Promise<ReadonlySet<string>>;
}

/**
 * Visibility as the catalog itself decides it: by the permission `catalog.entity.read`.
 *
 * If the policy lets the caller see every entity, nothing else is asked; if it lets the caller see none, nothing is
 * shown. In between, the catalog is asked, as the caller, for all models at once, and its answer is kept for 15 s:
 * only for this caller and these conditions, so another policy, another group or another caller never gets it.
 */
export function createVisibility(options: VisibilityOptions): Visibility {
  const kept = new Map<string, Kept>();
  return async (credentials) => {
    const [decision] = await options.permissions.authorizeConditional(
      [{ permission: catalogEntityReadPermission }],
      { credentials },
    );
    if (decision?.result === AuthorizeResult.ALLOW) return undefined;
    if (decision?.result !== AuthorizeResult.CONDITIONAL) return new Set();
    return visibleUnder(decision.conditions, credentials, options, kept);
  };
}

async function visibleUnder(
  conditions: ConditionalPolicyDecision['conditions'],
  credentials: BackstageCredentials,
  options: VisibilityOptions,
  kept: Map<string, Kept>,
): Promise<ReadonlySet<string>> {
  // Not the whole decision: each has its own id.
  const key = JSON.stringify([credentials.principal, conditions]);
  const now = options.now().getTime();
  const before = kept.get(key);
  if (before !== undefined && now < before.until) return before.refs;
  const refs = askCatalog(credentials, options);
  const entry = { until: now + VISIBLE_FOR_MS, refs };
  kept.delete(key);
  kept.set(key, entry);
  for (const [oldest] of kept) {
    if (kept.size <= MAX_CALLERS) break;
    kept.delete(oldest);
  }
  try {
    return await refs;
  } catch (error) {
    if (kept.get(key) === entry) kept.delete(key);
    throw error;
  }
}

async function askCatalog(
  credentials: BackstageCredentials,
  { catalog, selectors }: VisibilityOptions,
): Promise<ReadonlySet<string>> {
  const visible = new Set<string>();
  const fields = ['kind', 'metadata.name', 'metadata.namespace'];
  const pages = catalog.streamEntities(
    { filter: catalogFilter(selectors), fields, pageSize: PAGE_SIZE },
    { credentials },
  );
  for await (const page of pages) {
    for (const entity of page) visible.add(stringifyEntityRef(entity));
  }
  return visible;
}

/** The entity as the caller may see it; undefined when it does not exist or is hidden. */
export async function visibleEntity(
  catalog: CatalogService,
  credentials: BackstageCredentials,
  entityRef: string,
): Promise<Entity | undefined> {
  return catalog.getEntityByRef(entityRef, { credentials });
}

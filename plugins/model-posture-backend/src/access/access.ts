import type { AccessFilter } from '../store/access-filter.ts';

/**
 * Who gets an answer. `public`: anyone. `signed-in`: any user or service. `read`, `refresh`: callers who may do so
 * with the model, and only about those models. `administer`: those who run the portal.
 */
export type AccessLevel = 'public' | 'signed-in' | 'read' | 'refresh' | 'administer';

/** Which models the caller may see and refresh; undefined: every one that the catalog shows. */
export interface Access {
  readonly read: AccessFilter | undefined;
  readonly refresh: AccessFilter | undefined;
}

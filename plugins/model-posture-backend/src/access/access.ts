import type { AccessFilter } from '../store/access-filter.ts';

/**
 * Who is answered. `public`: anybody. `signed-in`: any user or service. `read`, `refresh`: who may do
 * so with the model, and only about those models. `administer`: who runs the portal.
 */
export type AccessLevel = 'public' | 'signed-in' | 'read' | 'refresh' | 'administer';

/** Which models the caller may see and refresh; undefined: every one that the catalog shows. */
export interface Access {
  readonly read: AccessFilter | undefined;
  readonly refresh: AccessFilter | undefined;
}

import type { Scope } from '../store/scope.ts';
import type { ApiCall } from './api-call.ts';
import type { ApiContext } from './context.ts';

/** The models that a caller may see: what the permission to read and the catalog both let through. */
export async function scopeOf(
  { access, credentials }: ApiCall<unknown, unknown>,
  { visible }: ApiContext,
): Promise<Scope> {
  return { access: access.read, refs: await visible(credentials) };
}

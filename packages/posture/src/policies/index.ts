import type { Policy } from '../policy.ts';
import { defaultPolicy } from './default.ts';
import { prodPolicy } from './prod.ts';

/** Policies that come with the package, by name. */
export const builtInPolicies: Readonly<Record<'default' | 'prod', Policy>> = {
  default: defaultPolicy,
  prod: prodPolicy,
};

import type { Policy } from '../policy.ts';
import { defaultPolicy } from './default.ts';
import { prodPolicy } from './prod.ts';

/** The built-in policies, by name. */
export const builtInPolicies: Readonly<Record<'default' | 'prod', Policy>> = {
  default: defaultPolicy,
  prod: prodPolicy,
};

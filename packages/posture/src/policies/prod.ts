import type { Policy } from '../policy.ts';
import { ALLOWED_LICENCES, DENIED_LICENCES } from './licences.ts';

/** Requires every control of the catalogue. Nothing is admitted under it until each of them can be answered. */
export const prodPolicy: Policy = {
  name: 'prod',
  description: 'Every control of the catalogue must pass or not apply.',
  requires: 'all',
  licences: { allow: ALLOWED_LICENCES, deny: DENIED_LICENCES },
};

import type { Policy } from '../policy.ts';
import { ALLOWED_LICENCES, DENIED_LICENCES } from './licences.ts';

/** What any model can be asked for from its folder alone. Later versions may require more, never less. */
export const defaultPolicy: Policy = {
  name: 'default',
  description:
    'The files carry no code, are well-formed, have a bill of materials bound to them and a licence that is open for commercial use.',
  requires: ['WB-ART-1', 'WB-ART-2', 'WB-BOM-1', 'WB-BOM-4'],
  licences: { allow: ALLOWED_LICENCES, deny: DENIED_LICENCES },
};

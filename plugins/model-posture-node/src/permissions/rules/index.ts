import { inSource } from './in-source.ts';
import { isOwner } from './is-owner.ts';

/** Registry: the rules that conditional decisions about models are made of. */
export const modelPermissionRules = { isOwner, inSource };

import { inSource } from './in-source.ts';
import { isOwner } from './is-owner.ts';

/** Registry: the rules that make up conditional decisions about models. */
export const modelPermissionRules = { isOwner, inSource };

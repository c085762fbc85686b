import { isOfOthers } from './of-others.ts';
import { evidenceTypes } from './types/index.ts';

/** The registered types that others may hand in evidence of; only a look at the model itself makes all others. */
export const handedInTypes: readonly string[] = evidenceTypes
  .map(({ type }) => type)
  .filter(isOfOthers);

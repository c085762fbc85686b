import type { Argument } from '../../command.ts';

/** What every way to verify a model takes. */
export const modelToVerify: readonly Argument[] = [
  ['<model>', 'the folder or the single file to verify'],
];

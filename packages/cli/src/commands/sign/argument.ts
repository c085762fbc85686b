import type { Argument } from '../../command.ts';

/** What every way to sign takes. */
export const modelToSign: readonly Argument[] = [
  ['<model>', 'the folder or the single file to sign'],
];

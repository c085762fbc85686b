import type { OutputFormat } from '../../output/options.ts';

/** How every answer of `verify` can be written. */
export const VERIFY_FORMATS: readonly OutputFormat[] = [
  'pretty',
  'json',
  'sarif',
  'html',
  'markdown',
];

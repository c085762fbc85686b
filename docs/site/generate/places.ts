import { join } from 'node:path';

/** Root of the repository. */
export const ROOT = join(import.meta.dirname, '../../..');

/** Where the pages lie. */
export const DOCS = join(import.meta.dirname, '../src/content/docs');

/** Where a reader finds the sources. */
export const REPOSITORY = 'https://github.com/weighbridge-dev/weighbridge';

import { join } from 'node:path';

/** Root of the repository. */
export const ROOT = join(import.meta.dirname, '../../..');

/** Folder of the pages. */
export const DOCS = join(import.meta.dirname, '../src/content/docs');

/** Address of the sources for readers. */
export const REPOSITORY = 'https://github.com/weighbridge-dev/weighbridge';

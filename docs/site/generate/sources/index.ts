import type { PageSource } from '../page.ts';
import { decisions } from './decisions.ts';
import { guides } from './guides.ts';
import { project } from './project.ts';
import { packages, plugins } from './readmes.ts';
import { reference } from './reference.ts';

/** Everything that pages are generated from: one file and one line each. */
export const sources: readonly PageSource[] = [
  packages,
  plugins,
  reference,
  guides,
  decisions,
  project,
];

import { api } from './api.mjs';
import { archives } from './archives.mjs';
import { backstageFree } from './backstage-free.mjs';
import { boundaries } from './boundaries.mjs';
import { changesets } from './changesets.mjs';
import { cycles } from './cycles.mjs';
import { format } from './format.mjs';
import { links } from './links.mjs';
import { lint } from './lint.mjs';
import { machinePaths } from './machine-paths.mjs';
import { manifests } from './manifests.mjs';
import { mergeMarkers } from './merge-markers.mjs';
import { notices } from './notices.mjs';
import { readmes } from './readmes.mjs';
import { shape } from './shape.mjs';
import { sherif } from './sherif.mjs';
import { sizes } from './sizes.mjs';
import { types } from './types.mjs';
import { unused } from './unused.mjs';

/**
 * One file and one line per check, the slowest first; a check returns its problems as text, empty when there are none.
 *
 * @type {readonly { name: string, what: string, run(env: NodeJS.ProcessEnv, note: (text: string) => void): Promise<string> }[]}
 */
export const checks = [
  types,
  lint,
  api,
  shape,
  unused,
  format,
  boundaries,
  cycles,
  backstageFree,
  manifests,
  sherif,
  notices,
  sizes,
  changesets,
  machinePaths,
  mergeMarkers,
  archives,
  links,
  readmes,
];

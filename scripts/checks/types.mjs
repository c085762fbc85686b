import { diagnostics } from './diagnostics.mjs';

export const types = {
  name: 'types',
  what: 'every package type-checks',
  run: async (/** @type {NodeJS.ProcessEnv} */ env) => (await diagnostics(env)).types,
};

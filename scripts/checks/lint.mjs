import { diagnostics } from './diagnostics.mjs';

export const lint = {
  name: 'lint',
  what: 'oxlint, with types; no warning either',
  run: async (/** @type {NodeJS.ProcessEnv} */ env) => (await diagnostics(env)).lint,
};

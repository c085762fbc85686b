import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { capture } from '../lib/capture.mjs';
import { ROOT } from '../lib/places.mjs';

/** What a Backstage backend needs besides our plugins, in the versions that the demo portal uses. */
const HOST = ['@backstage/backend-defaults', '@backstage/plugin-catalog-backend', 'better-sqlite3'];

/** Loads the backend, waits until every plugin is up, and ends. */
const PROGRAM = `
const { createBackend } = require('@backstage/backend-defaults');
const backend = createBackend();
backend.add(import('@backstage/plugin-catalog-backend'));
for (const plugin of PLUGINS) backend.add(require(plugin));
backend.start().then(() => { console.log('started'); return backend.stop(); }).then(() => process.exit(0), (error) => {
  console.error(error);
  process.exit(1);
});
`;

const CONFIG = `
backend:
  baseUrl: http://localhost:0
  listen: { host: localhost, port: 0 }
  database: { client: better-sqlite3, connection: ':memory:' }
`;

/**
 * Starts a Backstage backend with some plugins in a project that has them; returns what went wrong.
 *
 * @param {string} folder of the project
 * @param {readonly string[]} plugins
 * @param {NodeJS.ProcessEnv} env
 */
export async function startsInBackend(folder, plugins, env) {
  writeFileSync(join(folder, 'app-config.yaml'), CONFIG);
  writeFileSync(join(folder, 'backend.cjs'), PROGRAM.replace('PLUGINS', JSON.stringify(plugins)));
  const development = { ...env, NODE_ENV: 'development' };
  const { code, output } = await capture('node', ['backend.cjs'], development, folder);
  return code === 0 && output.includes('started') ? '' : `exit code ${code}\n${output}`;
}

/** The other dependencies of that project. */
export function hostDependencies() {
  const dependencies = Object.fromEntries(HOST.map((name) => [name, installedVersion(name)]));
  const sqlite = String(dependencies['better-sqlite3']);
  return { dependencies, overrides: { 'better-sqlite3': sqlite } };
}

/** The version that the demo portal has installed. @param {string} name @returns {string} */
function installedVersion(name) {
  const folder = join(ROOT, 'examples', 'portal', 'node_modules', name);
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version;
}

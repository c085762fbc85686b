import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { capture } from '../lib/capture.mjs';
import { workspaces } from '../lib/workspaces.mjs';
import { installedVersion, installInto } from './install.mjs';

/** What a Backstage backend needs besides our plugins, in the versions the demo portal runs. */
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

/** The packed plugins, installed with plain npm, start in a backend that is none of ours. */
export function backendSteps(/** @type {import('./install.mjs').Context} */ context) {
  const folder = join(context.place, 'backend project');
  const names = workspaces()
    .filter(({ manifest }) => manifest.private !== true && !isFrontend(manifest))
    .map(({ manifest }) => manifest.name);
  return [
    {
      name: 'install',
      what: 'the backend plugins into an empty project, with plain npm',
      run: () => installInto(folder, context, names, hostDependencies()),
    },
    {
      name: 'backend',
      what: 'the packed plugins start in a Backstage backend',
      run: async () => {
        const plugins = workspaces()
          .filter(({ manifest }) => isBackendFeature(manifest))
          .map(({ manifest }) => manifest.name);
        return startsInBackend(folder, plugins, context.env);
      },
    },
  ];
}

/**
 * Starts a Backstage backend with some plugins in a project that has them; gives what went wrong.
 *
 * @param {string} folder of the project
 * @param {readonly string[]} plugins
 * @param {NodeJS.ProcessEnv} env
 */
export async function startsInBackend(folder, plugins, env) {
  writeFileSync(join(folder, 'app-config.yaml'), CONFIG);
  writeFileSync(join(folder, 'backend.cjs'), PROGRAM.replace('PLUGINS', JSON.stringify(plugins)));
  const { code, output } = await capture(
    'node',
    ['backend.cjs'],
    { ...env, NODE_ENV: 'development' },
    folder,
  );
  return code === 0 && output.includes('started') ? '' : `exit code ${code}\n${output}`;
}

/** @param {any} manifest */
function isBackendFeature(manifest) {
  return (
    ['backend-plugin', 'backend-plugin-module'].includes(manifest.backstage?.role) &&
    manifest.private !== true
  );
}

/** @param {any} manifest */
function isFrontend(manifest) {
  return /^frontend|^web/.test(manifest.backstage?.role ?? '');
}

function hostDependencies() {
  const versions = Object.fromEntries(
    HOST.map((name) => [name, installedVersion('examples/portal', name)]),
  );
  return { dependencies: versions, overrides: { 'better-sqlite3': versions['better-sqlite3'] } };
}

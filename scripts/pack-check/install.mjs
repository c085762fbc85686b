import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { capture } from '../lib/capture.mjs';
import { ROOT } from '../lib/places.mjs';
import { workspaces } from '../lib/workspaces.mjs';

/** @typedef {{ place: string, env: NodeJS.ProcessEnv, tarballs: ReadonlyMap<string, string> }} Context */

const SETTINGS = [
  '--no-audit',
  '--no-fund',
  '--no-update-notifier',
  '--loglevel=error',
  '--fetch-retry-mintimeout=1000',
  '--fetch-retry-maxtimeout=5000',
];

/** The project that has only the libraries. @param {Context} context */
export function librariesProject({ place }) {
  return join(place, 'libraries project');
}

/** @param {Context} context */
export function installSteps(context) {
  const folder = librariesProject(context);
  return [
    {
      name: 'install',
      what: 'the libraries into an empty project, with plain npm',
      run: () => installInto(folder, context, libraries()),
    },
    {
      name: 'run',
      what: 'weighbridge --version from there',
      run: async () => {
        const { code, output } = await capture(
          'npx',
          ['--no-install', 'weighbridge', '--version'],
          context.env,
          folder,
        );
        return code === 0 && /\d+\.\d+\.\d+/.test(output) ? '' : output || 'no output';
      },
    },
  ];
}

function libraries() {
  return workspaces()
    .filter(({ folder, manifest }) => folder.startsWith('packages/') && manifest.private !== true)
    .map(({ manifest }) => manifest.name);
}

/**
 * Makes a project and installs packages, ours from their tarballs and others from the registry.
 *
 * @param {string} folder
 * @param {Context} context
 * @param {readonly string[]} ours
 * @param {{ dependencies?: Record<string, string>, overrides?: Record<string, string> }} others
 */
export async function installInto(
  folder,
  { env, tarballs },
  ours,
  { dependencies = {}, overrides = {} } = {},
) {
  mkdirSync(folder, { recursive: true });
  const packed = Object.fromEntries(ours.map((name) => [name, `file:${tarballs.get(name)}`]));
  const manifest = {
    name: 'somebody-elses-project',
    version: '1.0.0',
    private: true,
    type: 'module',
    dependencies: { ...packed, ...dependencies },
    overrides,
  };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest, null, 2));
  const { code, output } = await capture('npm', ['install', ...SETTINGS], env, folder);
  return code === 0 ? '' : output;
}

/** The version of a dependency that the workspace has installed for a package. @param {string} folder @param {string} name */
export function installedVersion(folder, name) {
  return JSON.parse(readFileSync(join(ROOT, folder, 'node_modules', name, 'package.json'), 'utf8'))
    .version;
}

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { capture } from '../lib/capture.mjs';
import { workspaces } from '../lib/workspaces.mjs';
import { hostDependencies, startsInBackend } from './backend.mjs';
import { discard } from './discard.mjs';
import { NPM } from './warm.mjs';

/** @typedef {import('./publish.mjs').Release} Release */

/**
 * What needs more than one of our packages: the example projects in one that has all libraries, and the plugins in a
 * foreign backend.
 *
 * @param {Release} release
 */
export function togetherSteps(release) {
  const { place } = release;
  const [examples, backend] = ['libraries', 'backend'].map((name) => join(place.folder, name));
  const plugins = features(place.clone);
  const isLibrary = (/** @type {{ folder: string }} */ one) => one.folder.startsWith('packages/');
  return [
    {
      name: 'install',
      what: 'all libraries into one project',
      run: () => installAll(release, String(examples), release.packages.filter(isLibrary)),
    },
    ...exampleSteps(place, String(examples)),
    {
      name: 'install',
      what: 'the backend plugins into a foreign backend',
      run: () =>
        installAll(
          release,
          String(backend),
          release.packages.filter(({ browser }) => !browser),
          hostDependencies(),
        ),
    },
    {
      name: 'backend',
      what: 'the plugins start in a Backstage backend',
      run: async () => {
        const problems = await startsInBackend(String(backend), plugins, place.env);
        discard(String(backend), place.env);
        return problems;
      },
    },
  ];
}

/**
 * One step for each example project of the copy: it prints the content of its expected.txt. The copy may be gone by
 * then.
 *
 * @param {Release['place']} place
 * @param {string} project
 */
function exampleSteps({ clone, env }, project) {
  return workspaces(clone)
    .filter(({ manifest }) => manifest.weighbridge?.example !== undefined)
    .map(({ folder, manifest }) => {
      const [program, expected] = ['main.ts', 'expected.txt'].map((file) =>
        readFileSync(join(clone, folder, file), 'utf8'),
      );
      return {
        name: 'example',
        what: `${folder} runs (${manifest.weighbridge.example})`,
        run: () => prints(join(project, folder), String(program), String(expected), env),
      };
    });
}

/** @param {string} place in the project @param {string} program @param {string} expected @param {NodeJS.ProcessEnv} env */
async function prints(place, program, expected, env) {
  mkdirSync(place, { recursive: true });
  writeFileSync(join(place, 'main.ts'), program);
  const path = `${join(place, '..', '..', 'node_modules', '.bin')}:${env['PATH']}`;
  const { code, output } = await capture('node', ['main.ts'], { ...env, PATH: path }, place);
  if (code !== 0) return `exit code ${code}\n${output}`;
  return output.trimEnd() === expected.trimEnd() ? '' : `printed\n${output}\nnot\n${expected}`;
}

/**
 * @param {Release} release
 * @param {string} folder
 * @param {Release['packages']} ours
 * @param {{ dependencies?: Record<string, string>, overrides?: Record<string, string> }} others
 */
async function installAll({ place }, folder, ours, { dependencies = {}, overrides = {} } = {}) {
  mkdirSync(folder, { recursive: true });
  const released = Object.fromEntries(ours.map(({ name, version }) => [name, version]));
  const manifest = {
    name: 'somebody-elses-project',
    private: true,
    type: 'module',
    dependencies: { ...released, ...dependencies },
    overrides,
  };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  const { code, output } = await capture('npm', ['install', ...NPM], place.env, folder);
  return code === 0 ? '' : output;
}

/** The plugins and modules that a backend loads. @param {string} root */
function features(root) {
  return workspaces(root)
    .filter(({ manifest }) => manifest.private !== true)
    .filter(({ manifest }) => manifest.backstage?.role?.startsWith('backend-plugin') === true)
    .map(({ manifest }) => manifest.name);
}

import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { capture } from '../lib/capture.mjs';
import { ROOT } from '../lib/places.mjs';
import { workspaces } from '../lib/workspaces.mjs';
import { librariesProject } from './install.mjs';

/** One step per example project: it prints what its expected.txt holds, in a project that has only the tarballs. */
export function exampleProjectSteps(/** @type {import('./install.mjs').Context} */ context) {
  return exampleProjects().map(({ folder, manifest }) => ({
    name: 'example',
    what: `${folder} runs (${manifest.weighbridge.example})`,
    run: () => runProject(folder, librariesProject(context), context.env),
  }));
}

/** Packages that show the use of one library. */
export function exampleProjects() {
  return workspaces().filter(({ manifest }) => manifest.weighbridge?.example !== undefined);
}

/**
 * Runs an example inside a project that has the libraries; gives what went wrong.
 *
 * @param {string} folder of the example, relative to the root
 * @param {string} project
 * @param {NodeJS.ProcessEnv} env
 */
async function runProject(folder, project, env) {
  const place = join(project, 'examples', basename(folder));
  mkdirSync(place, { recursive: true });
  copyFileSync(join(ROOT, folder, 'main.ts'), join(place, 'main.ts'));
  const path = `${join(project, 'node_modules', '.bin')}:${env['PATH']}`;
  const { code, output } = await capture('node', ['main.ts'], { ...env, PATH: path }, place);
  const expected = readFileSync(join(ROOT, folder, 'expected.txt'), 'utf8');
  if (code !== 0) return `exit code ${code}\n${output}`;
  return output.trimEnd() === expected.trimEnd() ? '' : `printed\n${output}\nnot\n${expected}`;
}

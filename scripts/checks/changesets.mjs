import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { capture } from '../lib/capture.mjs';
import { ROOT } from '../lib/places.mjs';
import { publishable } from '../lib/workspaces.mjs';

const FOLDER = join(ROOT, '.changeset');
const INVISIBLE = /\.(test|bench)\.[a-z]+$|\/test\//;

/** Every published package whose sources differ from the main branch tells its users so in a changeset. */
export const changesets = {
  name: 'changesets',
  what: 'every changed package has a changeset',
  run: async (/** @type {NodeJS.ProcessEnv} */ env) => {
    const changed = await changedFiles(env);
    const announced = announcedPackages();
    const unknown = [...announced].filter(
      (name) => !publishable().some(({ manifest }) => manifest.name === name),
    );
    const silent = publishable()
      .filter(
        ({ folder, manifest }) =>
          !announced.has(manifest.name) &&
          changed.some((file) => file.startsWith(`${folder}/src/`) && !INVISIBLE.test(file)),
      )
      .map(
        ({ manifest }) =>
          `${manifest.name} has changed, but no file in .changeset names it: pnpm changeset`,
      );
    return [
      ...unknown.map((name) => `a changeset names ${name}, which is not published`),
      ...silent,
    ].join('\n');
  },
};

/** What differs from where this branch left the main one; without one, all there is. @param {NodeJS.ProcessEnv} env */
async function changedFiles(env) {
  const base = await capture('git', ['merge-base', 'HEAD', 'origin/main'], env);
  const list = base.code === 0 ? ['diff', '--name-only', base.output.trim()] : ['ls-files'];
  return (await capture('git', list, env)).output.split('\n');
}

/** Names in the front matter of the changesets, and packages that were released already with nothing since. */
function announcedPackages() {
  /** @type {Set<string>} */
  const names = new Set();
  if (!existsSync(FOLDER)) return names;
  for (const file of readdirSync(FOLDER).filter(
    (name) => name.endsWith('.md') && name !== 'README.md',
  )) {
    const head = readFileSync(join(FOLDER, file), 'utf8').split('---')[1] ?? '';
    for (const [, name] of head.matchAll(/^\s*['"]?(@[^'":]+)['"]?:\s*(?:major|minor|patch)\s*$/gm))
      names.add(String(name));
  }
  return names;
}

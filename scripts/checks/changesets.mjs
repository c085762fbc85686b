import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { capture } from '../lib/capture.mjs';
import { ROOT } from '../lib/places.mjs';
import { publishable } from '../lib/workspaces.mjs';

const INVISIBLE = /\.(test|bench)\.[a-z]+$|\/test\//;
const CHANGESET = /^\.changeset\/(?!README)[^/]+\.md$/;
/** The change begins where this branch left one of these. */
const MAIN = ['origin/main', 'main'];

/** If the sources of a published package changed since the merge base, that change needs a changeset for its users. */
export const changesets = {
  name: 'changesets',
  what: 'every published package that this change touches has a changeset of this change',
  /** @param {NodeJS.ProcessEnv} env @param {(note: string) => void} note */
  run: (env, note) => changesetProblems({ root: ROOT, packages: publishable(), env, note }),
};

/**
 * @param {{ root: string, packages: readonly { folder: string, manifest: { name: string } }[], env: NodeJS.ProcessEnv, note: (text: string) => void }} change
 * @returns {Promise<string>} a line for each problem
 */
export async function changesetProblems({ root, packages, env, note }) {
  const git = gitIn(root, env);
  const base = await mergeBase(git);
  note(base.note);
  const changed = await changedFiles(git, base.commit);
  const announced = announcedBy(root, changed);
  const since = base.commit === undefined ? '' : ` since ${base.commit.slice(0, 12)}`;
  return [
    ...[...announced]
      .filter((name) => !packages.some(({ manifest }) => manifest.name === name))
      .map((name) => `a changeset names ${name}, which is not published`),
    ...packages
      .filter(({ folder }) => changed.some((file) => isVisible(file, folder)))
      .filter(({ manifest }) => !announced.has(manifest.name))
      .map(
        ({ manifest }) =>
          `${manifest.name} has changed${since}, and no changeset of this change names it: pnpm changeset`,
      ),
  ].join('\n');
}

/** @param {string} file @param {string} folder */
const isVisible = (file, folder) => file.startsWith(`${folder}/src/`) && !INVISIBLE.test(file);

/** @typedef {(...args: string[]) => Promise<{ code: number, output: string }>} Git */

/** @param {string} root @param {NodeJS.ProcessEnv} env @returns {Git} */
const gitIn =
  (root, env) =>
  (...args) =>
    capture('git', args, env, root);

/** @param {Git} git */
async function mergeBase(git) {
  for (const main of MAIN) {
    const { code, output } = await git('merge-base', 'HEAD', main);
    if (code === 0) return { commit: output.trim(), note: `since HEAD left ${main}` };
  }
  return {
    commit: undefined,
    note: `there is neither ${MAIN.join(' nor ')} to compare with: all packages count as changed`,
  };
}

/**
 * Includes uncommitted and moved files; without a base, all files.
 *
 * @param {Git} git
 * @param {string | undefined} base
 */
async function changedFiles(git, base) {
  const lists = [
    base === undefined
      ? ['ls-files', '-z']
      : ['diff', '-z', '--name-only', '--no-renames', '--end-of-options', base],
    ['ls-files', '-z', '--others', '--exclude-standard'],
  ];
  const answers = await Promise.all(lists.map((list) => git(...list)));
  return answers.flatMap(({ output }) => output.split('\0')).filter((file) => file !== '');
}

/**
 * Names in the front matter of the changesets among some files; a deleted one announces nothing.
 *
 * @param {string} root
 * @param {readonly string[]} files
 */
function announcedBy(root, files) {
  /** @type {Set<string>} */
  const names = new Set();
  for (const file of files.filter((name) => CHANGESET.test(name))) {
    const head = readIfThere(join(root, '.changeset', basename(file))).split('---')[1] ?? '';
    for (const [, name] of head.matchAll(/^\s*['"]?(@[^'":]+)['"]?:\s*(?:major|minor|patch)\s*$/gm))
      names.add(String(name));
  }
  return names;
}

/** @param {string} file */
function readIfThere(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

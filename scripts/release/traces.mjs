import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { capture } from '../lib/capture.mjs';
import { ROOT } from '../lib/places.mjs';
import { descendants } from '../lib/process-tree.mjs';
import { workspaces } from '../lib/workspaces.mjs';

/** The author of the commits and tags of the copy. */
export const WRITER = 'rehearsal@localhost';

/** Settings that a release could write into. */
const SETTINGS = [
  join(homedir(), '.npmrc'),
  join(homedir(), '.config', 'pnpm', 'rc'),
  join(homedir(), '.config', 'pnpm', 'config.yaml'),
  join(ROOT, '.npmrc'),
  join(ROOT, '.changeset', 'config.json'),
];

/**
 * Everything that must be the same before and after the rehearsal.
 *
 * @param {NodeJS.ProcessEnv} env
 * @param {string} [registry] where one answered
 */
export async function lookAround(env, registry) {
  const git = async (/** @type {string[]} */ ...args) => (await capture('git', args, env)).output;
  return {
    'files that a release writes': releaseFiles(await git('status', '--porcelain', '-uall')),
    tags: await git('for-each-ref', '--format=%(refname) %(objectname)', 'refs/tags'),
    'commits of the rehearsal': await git('log', '--all', '--oneline', `--author=${WRITER}`),
    'work trees': (await git('worktree', 'list', '--porcelain')).replaceAll(
      /^(?!worktree ).*/gm,
      '',
    ),
    versions: workspaces()
      .map(({ manifest }) => `${manifest.name}@${manifest.version}`)
      .join('\n'),
    settings: SETTINGS.map(digest).join('\n'),
    'temporary folders': leftOvers().join('\n'),
    'processes of ours': descendants(process.pid)
      .map(({ pid }) => pid)
      .join('\n'),
    'a registry that answers': registry !== undefined && (await answers(registry)) ? registry : '',
  };
}

/** Changelogs that appear, changesets that disappear; a user may edit other files meanwhile. @param {string} status */
export function releaseFiles(status) {
  return status
    .split('\n')
    .filter((line) => /CHANGELOG\.md|^.?D.*\.changeset\/|package\.json-prepack/.test(line))
    .join('\n');
}

/** @param {string} address */
function answers(address) {
  return fetch(address).then(
    () => true,
    () => false,
  );
}

/**
 * What exists after but not before; processes that others ended meanwhile are not our traces.
 *
 * @param {Record<string, string>} before
 * @param {Record<string, string>} after
 */
export function differences(before, after) {
  return Object.entries(after)
    .flatMap(([what, text]) => {
      const known = new Set(before[what]?.split('\n'));
      const added = text.split('\n').filter((line) => line !== '' && !known.has(line));
      return added.map((line) => `${what}: ${line}`);
    })
    .join('\n');
}

/** @param {string} file */
function digest(file) {
  if (!existsSync(file)) return `${file} -`;
  return `${file} ${createHash('sha256').update(readFileSync(file)).digest('hex')}`;
}

function leftOvers() {
  return readdirSync(tmpdir()).filter((name) => name.startsWith('weighbridge-rehearsal-'));
}

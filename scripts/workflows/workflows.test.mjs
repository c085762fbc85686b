import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../lib/places.mjs';
import { ruleProblems, usesProblems } from './rules.mjs';
import { schemaProblems } from './schema.mjs';

const FOLDER = join(ROOT, '.github');
const workflows = readdirSync(join(FOLDER, 'workflows'));
const actions = readdirSync(join(FOLDER, 'actions')).map((name) => `actions/${name}/action.yml`);

/** @param {string} path */
const read = (path) => readFileSync(join(FOLDER, path), 'utf8');

test('CI and release are there', () => {
  expect(workflows).toEqual(expect.arrayContaining(['ci.yml', 'release.yml']));
});

test.for(workflows)("%s is valid by GitHub's own parser and by our rules", async (name) => {
  const text = read(`workflows/${name}`);
  expect(await schemaProblems(name, text)).toEqual([]);
  expect(ruleProblems(name, text)).toEqual([]);
});

test.for(actions)("%s is valid by GitHub's own parser and by our rules", async (path) => {
  expect(await schemaProblems(path, read(path))).toEqual([]);
  expect(usesProblems(read(path))).toEqual([]);
});

test('every job of a release waits for the previous one, and only the last can publish', () => {
  const text = read('workflows/release.yml');
  expect(text.match(/id-token: write/g)).toHaveLength(1);
  expect(text.match(/^ {4}needs: .+$/gm)).toEqual([
    '    needs: select',
    '    needs: select',
    '    needs: pack',
  ]);
});

const release = read('workflows/release.yml');

test.for([
  ['an unknown member', release.replace('runs-on:', 'run-on:')],
  ['an unknown permission', release.replace('id-token: write', 'id-tokens: write')],
  ['a permission that does not exist', release.replace('id-token: write', 'id-token: all')],
  ['a job that needs a missing one', release.replace('needs: pack', 'needs: packing')],
  [
    'an expression of an unknown context',
    release.replace('needs.select.outputs.mode ==', 'need.x =='),
  ],
  ['an expression that does not end', release.replace('outputs.plan }}', 'outputs.plan }')],
  ['invalid YAML', release.replace('jobs:', 'jobs: [')],
])('the parser refuses %s', async ([, text]) => {
  expect(text).not.toBe(release);
  expect(await schemaProblems('release.yml', String(text))).not.toEqual([]);
});

test.for([
  ['an action by its tag', (/** @type {string} */ text) => text.replace(/@3d3c\w+ #/, '@v7 #')],
  ['a commit without its tag', (/** @type {string} */ text) => text.replace(' # v7.0.1', '')],
  [
    'a checkout that keeps its token',
    (/** @type {string} */ text) =>
      text.replace('persist-credentials: false', 'persist-credentials: true'),
  ],
  [
    'rights for the whole workflow',
    (/** @type {string} */ text) => text.replace('permissions: {}', 'permissions: write-all'),
  ],
  [
    'a job that says no rights',
    (/** @type {string} */ text) => text.replace(/ {4}permissions:\n( {6}.*\n)+/, ''),
  ],
  [
    'a job that may prove who it is',
    (/** @type {string} */ text) => text.replace('contents: read', 'id-token: write'),
  ],
  [
    'publishing outside its environment',
    (/** @type {string} */ text) => text.replace('environment: npm', 'environment: other'),
  ],
  [
    'a command made from an expression',
    (/** @type {string} */ text) => text.replace('--force', '${{ github.head_ref }}'),
  ],
  [
    'a run for anyone with rights',
    (/** @type {string} */ text) => text.replace('on:\n', 'on:\n  pull_request_target:\n'),
  ],
  [
    'a job without a timeout',
    (/** @type {string} */ text) => text.replace(/ {4}timeout-minutes: .*\n/, ''),
  ],
])('the rules refuse %s', ([, change]) => {
  const text = /** @type {(text: string) => string} */ (change)(release);
  expect(text).not.toBe(release);
  expect(ruleProblems('release.yml', text)).not.toEqual([]);
});

import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { changesetProblems } from './changesets.mjs';

const packages = ['x', 'y'].map((name) => ({
  folder: `packages/${name}`,
  manifest: { name: `@weighbridge/${name}` },
}));
const env = {
  PATH: process.env['PATH'],
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  ...Object.fromEntries(
    ['AUTHOR', 'COMMITTER'].flatMap((role) => [
      [`GIT_${role}_NAME`, 'test'],
      [`GIT_${role}_EMAIL`, 'test@localhost'],
    ]),
  ),
};
const X = 'packages/x/src/index.ts';
const SILENT = /^@weighbridge\/x has changed since [0-9a-f]{12}, and no changeset/;

/** A repository whose main branch has a package and a changeset that was merged before. */
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'changesets-'));
  git('init', '--quiet', '--initial-branch=main');
  write(X, '1');
  write('.changeset/before.md', changeset('@weighbridge/x'));
  commit();
  git('switch', '--quiet', '--create', 'change');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** @param {string[]} args */
function git(...args) {
  const { status, stderr } = spawnSync('git', args, { cwd: folder, env, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
}

/** @param {string} file @param {string} text */
function write(file, text) {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
}

function commit() {
  git('add', '--all');
  git('commit', '--quiet', '--message=x');
}

/** @param {string} name */
const changeset = (name) => `---\n'${name}': patch\n---\n\nWhy.\n`;

async function look() {
  /** @type {string[]} */
  const notes = [];
  const note = (/** @type {string} */ text) => notes.push(text);
  return { problems: await changesetProblems({ root: folder, packages, env, note }), notes };
}

test('a change without its own changeset is refused, whatever was announced before', async () => {
  write(X, '2');
  expect((await look()).problems).toMatch(SILENT);
  commit();
  const { problems, notes } = await look();
  expect(problems).toMatch(SILENT);
  expect(notes).toEqual(['since HEAD left main']);
});

test.for([
  ['a new one', '.changeset/now.md', changeset('@weighbridge/x')],
  ['more in an existing one', '.changeset/before.md', `${changeset('@weighbridge/x')}More.\n`],
])('%s is enough, committed or not', async ([, file, text]) => {
  write(X, '2');
  write(String(file), String(text));
  expect((await look()).problems).toBe('');
  commit();
  expect((await look()).problems).toBe('');
});

test('a file that is new, deleted or moved to another package changes the package', async () => {
  write('packages/x/src/new.ts', '');
  expect((await look()).problems).toMatch(SILENT);
  rmSync(join(folder, 'packages/x/src/new.ts'));
  mkdirSync(join(folder, 'packages/y/src'), { recursive: true });
  git('mv', X, 'packages/y/src/index.ts');
  expect((await look()).problems.split('\n')).toHaveLength(2);
});

test('a changeset of another package, or one that was deleted, announces nothing', async () => {
  write(X, '2');
  write('.changeset/now.md', changeset('@weighbridge/y'));
  rmSync(join(folder, '.changeset/before.md'));
  commit();
  expect((await look()).problems).toMatch(SILENT);
});

test.for([
  ['tests', 'packages/x/src/index.test.ts'],
  ['a README', 'packages/x/README.md'],
  ['a private package', 'packages/private/src/index.ts'],
])('%s alone need no changeset', async ([, file]) => {
  write(String(file), '2');
  commit();
  expect((await look()).problems).toBe('');
});

test('changes on the main branch meanwhile are not part of this change', async () => {
  git('switch', '--quiet', 'main');
  write(X, '2');
  commit();
  git('switch', '--quiet', 'change');
  write('docs/page.md', '');
  commit();
  expect((await look()).problems).toBe('');
});

test('without a base it says so, and requires a changeset for every package', async () => {
  git('branch', '--delete', '--force', 'main');
  const { problems, notes } = await look();
  expect(problems).toBe('');
  expect(notes[0]).toMatch(/^there is neither origin\/main nor main/);
  write('packages/y/src/index.ts', '');
  commit();
  expect((await look()).problems).toMatch(/^@weighbridge\/y has changed, and no changeset/);
});

test('a name that is not published is refused', async () => {
  write('.changeset/now.md', changeset('@weighbridge/private'));
  expect((await look()).problems).toMatch(/private, which is not published/);
});

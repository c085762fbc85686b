import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ROOT } from '../lib/places.mjs';
import { findExample } from '../release/readme-example.mjs';
import { workspaceOnly } from '../release/tarball.mjs';
import { archivesAmong } from './archives.mjs';
import { problemsIn } from './manifests.mjs';

test('a packed library is named, a source file with a similar name is not', () => {
  expect(archivesAmong(['a/b-1.0.whl', 'src/zip.ts', 'x.tar.gz', 'README.md'])).toEqual([
    'a/b-1.0.whl',
    'x.tar.gz',
  ]);
});

test('a manifest that does not say where it comes from is refused', () => {
  const good = {
    name: '@weighbridge/x',
    description: 'x',
    license: 'Apache-2.0',
    repository: { url: 'git+https://example.org/x.git', directory: 'packages/x' },
    publishConfig: { access: 'public', provenance: true },
    engines: { node: '>=24' },
  };
  expect(problemsIn('packages/x', good)).toEqual([]);
  expect(problemsIn('packages/y', good)).toEqual(['repository.directory is not packages/y']);
  expect(problemsIn('packages/x', { name: 'x' })).toHaveLength(8);
});

test('the example of a README is the first runnable block, only under "Use"', () => {
  const readme =
    '# x\n\n## Install\n\n```sh\nnpm i\n```\n\n## Use\n\n```json\n{}\n```\n\n```ts\nrun();\n```\n\n## Options\n\n```js\nno\n```\n';
  expect(findExample(readme)).toEqual({ language: 'ts', code: 'run();\n' });
  expect(findExample('# x\n\n## Options\n\n```js\nno\n```\n')).toBeUndefined();
});

test('finds only the values in a manifest that are meaningless outside the workspace', () => {
  const source = '@weighbridge/source';
  expect(
    workspaceOnly({
      dependencies: { a: 'workspace:^', b: '^1.0.0' },
      peerDependencies: { c: 'catalog:' },
      exports: { '.': { [source]: './src/index.ts', default: './dist/index.js' } },
    }),
  ).toEqual(['a@workspace:^', 'c@catalog:', source]);
  const scripts = { bench: `node --conditions=${source} bench.ts` };
  expect(
    workspaceOnly({
      description: 'a catalog: of models',
      scripts,
      exports: { '.': './dist/index.js' },
    }),
  ).toEqual([]);
});

/** A workspace of two packages under this repository's own rules. */
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'boundaries-'));
  copyFileSync(join(ROOT, 'turbo.json'), join(folder, 'turbo.json'));
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ name: 'root', private: true, packageManager: 'pnpm@12.21.0' }),
  );
  writeFileSync(join(folder, 'pnpm-workspace.yaml'), 'packages: ["packages/*"]\n');
  writeFileSync(join(folder, 'pnpm-lock.yaml'), "lockfileVersion: '9.0'\n");
  spawnSync('git', ['init', '--quiet'], { cwd: folder });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** @param {string} name @param {string} tag @param {string | undefined} uses */
function addPackage(name, tag, uses) {
  const place = join(folder, 'packages', name);
  mkdirSync(join(place, 'src'), { recursive: true });
  const dependencies = uses === undefined ? {} : { [`@x/${uses}`]: 'workspace:^' };
  writeFileSync(
    join(place, 'package.json'),
    JSON.stringify({ name: `@x/${name}`, version: '1.0.0', dependencies }),
  );
  writeFileSync(join(place, 'turbo.json'), JSON.stringify({ extends: ['//'], tags: [tag] }));
  writeFileSync(
    join(place, 'src', 'index.ts'),
    uses === undefined ? 'export const a = 1;\n' : `export * from '@x/${uses}';\n`,
  );
}

test.for([
  ['core', 'lib'],
  ['format', 'lib'],
  ['lib', 'lib'],
  ['lib', 'fold'],
  ['fold', 'format'],
  ['compose', 'app'],
])('a package tagged %s may not use one tagged %s', ([user, used]) => {
  addPackage('used', String(used), undefined);
  addPackage('user', String(user), 'used');
  const { status, stdout, stderr } = spawnSync('turbo', ['boundaries', '--no-update-notifier'], {
    cwd: folder,
    encoding: 'utf8',
  });
  expect(stdout + stderr).toContain('@x/user');
  expect(status).not.toBe(0);
});

test.for([
  ['lib', 'format'],
  ['fold', 'core'],
  ['compose', 'lib'],
  ['app', 'compose'],
])('a package tagged %s may use one tagged %s', ([user, used]) => {
  addPackage('used', String(used), undefined);
  addPackage('user', String(user), 'used');
  const { status, stdout, stderr } = spawnSync('turbo', ['boundaries', '--no-update-notifier'], {
    cwd: folder,
    encoding: 'utf8',
  });
  expect(stdout + stderr).toContain('no issues found');
  expect(status).toBe(0);
});

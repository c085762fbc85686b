import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { satisfies } from 'semver';
import { expect, test } from 'vitest';
import { ROOT } from '../lib/places.mjs';
import { catalogRange } from '../notices/dependencies.mjs';
import { IN_BOTH_APPS, SETS } from './backstage-sets.mjs';

/** @param {string[]} parts */
const read = (...parts) => readFileSync(join(ROOT, ...parts), 'utf8');

const plugins = readdirSync(join(ROOT, 'plugins')).map((folder) => ({
  folder,
  manifest: JSON.parse(read('plugins', folder, 'package.json')),
}));

/** @param {any} dependencies @returns {[string, string][]} */
const rangesOf = (dependencies = {}) =>
  Object.entries(dependencies).map(([name, range]) => [
    name,
    range.startsWith('catalog:') ? catalogRange(name, range.slice(8)) : range,
  ]);

const ranges = plugins.flatMap(({ folder, manifest }) =>
  [...rangesOf(manifest.dependencies), ...rangesOf(manifest.peerDependencies)]
    .filter(([name]) => name.startsWith('@backstage/'))
    .map(([name, range]) => ({ folder, name, range })),
);

test.for(ranges)('$folder: $name $range includes both ends', ({ name, range }) => {
  for (const { release, versions } of [SETS.oldest, SETS.newest]) {
    const version = /** @type {Record<string, string>} */ (versions)[name];
    expect(version, `${name} of Backstage ${release}`).toBeDefined();
    expect(satisfies(String(version), range), `${version} of Backstage ${release}`).toBe(true);
  }
});

test.for(ranges)('$folder: $name begins where the tests run', ({ name, range }) => {
  const tested = catalogRange(name, 'backstage').replace(/^\D*/, '').split(' ')[0];
  expect(range.replace(/^\D*/, '').split(' ')[0]).toBe(tested);
  expect(tested).toBe(/** @type {Record<string, string>} */ (SETS.oldest.versions)[name]);
});

test('requires no package that an app of create-app lacks', () => {
  for (const { folder, manifest } of plugins) {
    const { peerDependencies = {}, peerDependenciesMeta = {} } = manifest;
    const asked = Object.keys(peerDependencies).filter(
      (name) => peerDependenciesMeta[name]?.optional !== true,
    );
    expect(
      asked.filter((name) => !IN_BOTH_APPS.includes(name)),
      folder,
    ).toEqual([]);
  }
});

test('the pages name both ends', () => {
  const span = `Backstage ${SETS.oldest.release} to ${SETS.newest.release}`;
  const pages = [
    'docs/site/src/content/docs/how-to/add-to-backstage.md',
    ...plugins.map(({ folder }) => `plugins/${folder}/README.md`),
  ];
  expect(pages.filter((page) => !read(page).includes(span))).toEqual([]);
});

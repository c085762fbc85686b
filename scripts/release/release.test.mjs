import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { forgetProjects, readmeInstalls } from './clone.mjs';
import { Door } from './door.mjs';
import { makePlace } from './place.mjs';
import { contentProblems, servedProblems } from './served.mjs';
import { bundled } from './tarball.mjs';
import { differences, releaseFiles } from './traces.mjs';
import { withoutCredentials } from './uplink.mjs';

let folder = '';
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'release-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const wanted = { name: '@weighbridge/x', version: '0.1.0', folder: 'packages/x' };
const versions = new Map([['@weighbridge/core', '0.1.0']]);
const manifest = {
  name: '@weighbridge/x',
  version: '0.1.0',
  description: 'x',
  license: 'Apache-2.0',
  repository: {
    url: 'git+https://github.com/weighbridge-dev/weighbridge.git',
    directory: 'packages/x',
  },
  publishConfig: { access: 'public', provenance: true },
  engines: { node: '>=24' },
  exports: { '.': './dist/index.js', './schema/*.json': './schema/*.json' },
  dependencies: { '@weighbridge/core': '^0.1.0', zod: '^4.0.0' },
  dist: { integrity: 'sha512-x' },
};

test('a correctly served manifest has no problem', () => {
  expect(servedProblems(manifest, wanted, versions)).toEqual([]);
});

test.for([
  ['another version', { version: '0.0.0' }],
  ['no provenance', { publishConfig: { access: 'public' } }],
  [
    'another repository',
    { repository: { ...manifest.repository, url: 'git+https://example.org/x.git' } },
  ],
  ['sources as an entry', { exports: { '.': './src/index.ts' } }],
  [
    'the condition of the workspace',
    { exports: { '.': { '@weighbridge/source': './dist/index.js' } } },
  ],
  ['a protocol of the workspace', { dependencies: { '@weighbridge/core': 'workspace:^' } }],
  ['a catalog', { dependencies: { zod: 'catalog:' } }],
  ['a sibling that was not released', { dependencies: { '@weighbridge/core': '^0.2.0' } }],
  ['a script at install time', { scripts: { postinstall: 'node x' } }],
  ['no digest', { dist: {} }],
  ['no entry at all', { exports: {} }],
])('a manifest with %s is refused', ([, change]) => {
  const changed = { ...manifest, .../** @type {object} */ (change) };
  expect(servedProblems(changed, wanted, versions)).not.toEqual([]);
});

const FILES = ['LICENSE', 'README.md', 'CHANGELOG.md', 'THIRD_PARTY_NOTICES.md', 'package.json'];
const sized = (/** @type {string[]} */ ...paths) =>
  [...FILES, 'dist/index.js', 'dist/index.d.ts', ...paths].map((path) => ({
    path,
    sizeBytes: 1024,
  }));

test('a correct tarball has no problem', () => {
  expect(contentProblems(sized('dist/attestation.js'), 2048, manifest)).toEqual([]);
});

test.for([
  ['a test', 'src/x.test.ts'],
  ['golden files', 'test/golden/a.json'],
  ['a hidden file', 'dist/.env'],
  ['a state of the compiler', 'dist/x.tsbuildinfo'],
  ['results of tests', 'test-results/x.json'],
  ['the manifest before it was packed', 'package.json-prepack'],
])('a tarball with %s is refused', ([, path]) => {
  expect(contentProblems(sized(String(path)), 2048, manifest)).toEqual([`it carries ${path}`]);
});

test('a tarball that lacks a document, an entry or its types, or is too big, is refused', () => {
  const lacking = sized().filter(({ path }) => !/CHANGELOG|index/.test(path));
  expect(contentProblems(lacking, 2048, manifest)).toEqual([
    'it lacks CHANGELOG.md',
    'it lacks dist/index.js',
    'dist/index.js has no types',
  ]);
  expect(contentProblems(sized(), 2 ** 30, manifest)).toHaveLength(1);
});

test('distinguishes packages that a bundler added from our own files', () => {
  const store = 'package/dist/node_modules_dist/.pnpm/a@1/node_modules_dist';
  expect(bundled([`${store}/a/dist/x.js`, `${store}/@b/c/x.js`, 'package/dist/x.js'])).toEqual([
    'a',
    '@b/c',
  ]);
});

test('reads what a README says to install only under its heading', () => {
  const about = (/** @type {string} */ line) => `# x\n\n## Install\n\n    ${line}\n\n## Use\n`;
  expect(readmeInstalls(about('npm install @weighbridge/a @weighbridge/b zod'))).toEqual([
    '@weighbridge/a',
    '@weighbridge/b',
  ]);
  expect(readmeInstalls(about('yarn --cwd packages/app add @weighbridge/a'))).toEqual([
    '@weighbridge/a',
  ]);
  expect(readmeInstalls('# x\n\n## Install\n\n## Use\n\n    npm install @weighbridge/a\n')).toEqual(
    [],
  );
});

test('keeps no credential from an address', () => {
  expect(withoutCredentials('https://me:secret@example.org/npm/?token=1#x')).toBe(
    'https://example.org/npm/',
  );
  expect(() => withoutCredentials('nonsense')).toThrow('npm config ls');
});

test('nothing that names a registry or grants a right gets into the rehearsal', () => {
  const kept = { PATH: '/bin', NODE_EXTRA_CA_CERTS: '/ca' };
  const { env, folder: place } = makePlace({
    ...kept,
    HOME: '/home/me',
    NODE_AUTH_TOKEN: 'secret',
    'npm_config_//example.org/:_authToken': 'secret',
    npm_config_registry: 'https://example.org',
    pnpm_config_registry: 'https://example.org',
    GITHUB_TOKEN: 'secret',
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'secret',
    HTTPS_PROXY: 'http://me:secret@example.org',
  });
  expect(env).toMatchObject(kept);
  expect(JSON.stringify(env)).not.toMatch(/secret|example\.org|\/home\/me/);
  rmSync(place, { recursive: true });
});

test('a file that a release writes is a trace, one that a user edits is not', () => {
  const traces = '?? packages/x/CHANGELOG.md\n D .changeset/x.md';
  expect(releaseFiles(` M src/a.ts\n${traces}\n?? .changeset/y.md\n M package.json`)).toBe(traces);
  expect(differences({ tags: 'a' }, { tags: 'a' })).toBe('');
  expect(differences({ tags: 'a' }, { tags: 'a\nb' })).toBe('tags: b');
  expect(differences({ folders: 'of-others' }, { folders: '' })).toBe('');
  expect(differences({ settings: '/npmrc 1' }, { settings: '/npmrc 2' })).toBe(
    'settings: /npmrc 2',
  );
});

test('the store forgets projects of the rehearsal, and no others', () => {
  const [projects, rehearsal] = [join(folder, 'store', 'projects'), join(folder, 'rehearsal')];
  for (const place of [projects, join(rehearsal, 'clone'), join(folder, 'rehearsal-of-others')])
    mkdirSync(place, { recursive: true });
  symlinkSync(join(rehearsal, 'clone'), join(projects, 'ours'));
  symlinkSync(join(folder, 'rehearsal-of-others'), join(projects, 'theirs'));
  forgetProjects(join(folder, 'store'), rehearsal);
  expect(readdirSync(projects)).toEqual(['theirs']);
  expect(existsSync(join(rehearsal, 'clone'))).toBe(true);
});

test('the proxy accepts some packages, loses the answer of the next, and then answers nothing until it is opened', async () => {
  /** @type {string[]} */
  const arrived = [];
  const behind = createServer((request, response) => {
    arrived.push(`${request.method} ${request.url}`);
    response.end('taken');
  });
  await new Promise((resolve) => behind.listen(0, '127.0.0.1', () => resolve(undefined)));
  const door = new Door();
  door.target = /** @type {import('node:net').AddressInfo} */ (behind.address()).port;
  const url = await door.open();
  const put = (/** @type {string} */ name) =>
    fetch(`${url}${name}`, { method: 'PUT', body: '{}' }).then(
      (answer) => answer.text(),
      () => 'lost',
    );
  door.cutAfter(1);
  expect(await put('-/user/me')).toBe('taken');
  expect([await put('a'), await put('b'), await put('c')]).toEqual(['taken', 'lost', 'lost']);
  expect(await fetch(url).catch(() => 'lost')).toBe('lost');
  expect(arrived).toEqual(['PUT /-/user/me', 'PUT /a', 'PUT /b']);
  door.reopen();
  expect(await put('c')).toBe('taken');
  door.close();
  behind.closeAllConnections();
  behind.close();
});

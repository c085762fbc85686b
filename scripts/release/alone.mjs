import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { capture } from '../lib/capture.mjs';
import { discard } from './discard.mjs';
import { downloadTarball } from './download.mjs';
import { runExample } from './readme-example.mjs';
import { rendersPacked } from './rendered.mjs';
import { NPM } from './warm.mjs';

/** @typedef {import('./publish.mjs').Release} Release */
/** @typedef {Release['packages'][number]} Published */

/**
 * Every package alone in an empty project with plain npm, as users outside this workspace get it. Two lists that do
 * not wait for each other: a plugin for the browser needs the copy, which takes long to remove.
 *
 * @param {Release} release
 */
export function aloneSteps(release) {
  return [true, false].map((browser) =>
    stepsOf(
      release,
      release.packages.filter((one) => one.browser === browser),
    ),
  );
}

/** @param {Release} release @param {readonly Published[]} packages */
function stepsOf(release, packages) {
  return packages.flatMap((one) => {
    const { name, browser } = one;
    const folder = join(release.place.folder, 'alone', one.folder.replaceAll('/', '-'));
    const install = {
      name: 'install',
      what: `${name} alone`,
      run: () => installAlone(release, one, folder),
    };
    const types = {
      name: 'types',
      what: `${name}: all entries`,
      run: () => resolveTypes(release, one, folder),
    };
    const use = {
      name: 'run',
      what: name,
      run: async () => {
        const problems = await useAlone(release, one, folder);
        for (const done of browser ? [folder, release.place.clone] : [folder])
          discard(done, release.place.env);
        return problems;
      },
    };
    return [install, types, use];
  });
}

/** @param {Release} release @param {Published} one @param {string} folder */
async function installAlone({ place, packages }, one, folder) {
  const { name, version } = one;
  mkdirSync(folder, { recursive: true });
  writeJson(folder, 'package.json', { name: 'somebody-elses', private: true, type: 'module' });
  if (!one.installs.includes(name)) return `its README does not say how to install ${name}`;
  const wanted = one.installs.map((other) => `${other}@${versionOf(packages, other)}`);
  const npm = (/** @type {string[]} */ ...args) =>
    capture('npm', ['install', '--save-exact', ...wanted, ...args, ...NPM], place.env, folder);
  // For a browser plugin npm resolves everything that an app must provide, but does not write its 100,000 files.
  const resolved = one.browser ? await npm('--package-lock-only') : { code: 0, output: '' };
  if (resolved.code !== 0) return resolved.output;
  rmSync(join(folder, 'package-lock.json'), { force: true });
  const { code, output } = await npm(...(one.browser ? ['--legacy-peer-deps'] : []));
  if (code !== 0) return output;
  if (one.browser) linkPeers(join(place.clone, one.folder), folder, name);
  return installedManifest(folder, name).version === version ? '' : 'another version was installed';
}

/**
 * What an app would provide, from where the plugin was built.
 *
 * @param {string} from
 * @param {string} folder
 * @param {string} name
 */
function linkPeers(from, folder, name) {
  for (const peer of Object.keys(installedManifest(folder, name).peerDependencies ?? {})) {
    const place = join(folder, 'node_modules', peer);
    mkdirSync(dirname(place), { recursive: true });
    if (!existsSync(place)) symlinkSync(join(from, 'node_modules', peer), place);
  }
}

/** @param {Release['packages']} packages @param {string} name */
function versionOf(packages, name) {
  return packages.find((one) => one.name === name)?.version ?? 'latest';
}

/** @param {Release} release @param {Published} one @param {string} folder */
async function resolveTypes({ place }, { name, browser }, folder) {
  const manifest = installedManifest(folder, name);
  const imports = entries(manifest).map((entry, at) => `import * as entry${at} from '${entry}';`);
  const uses = imports.map((_, at) => `entry${at}`).join(', ');
  writeFileSync(join(folder, 'types.ts'), `${imports.join('\n')}\nexport default [${uses}];\n`);
  writeJson(folder, 'tsconfig.json', {
    compilerOptions: {
      strict: true,
      noEmit: true,
      skipLibCheck: true,
      types: [],
      target: 'es2023',
      lib: ['es2023', 'dom', 'dom.iterable'],
      module: browser ? 'esnext' : 'nodenext',
      moduleResolution: browser ? 'bundler' : 'nodenext',
    },
    files: ['types.ts'],
  });
  const { code, output } = await capture('tsc', ['-p', 'tsconfig.json'], place.env, folder);
  return code === 0 ? '' : output;
}

/** What a program can import from a package. @param {any} manifest @returns {string[]} */
function entries({ name, exports }) {
  const code = Object.keys(exports ?? { '.': '' }).filter((key) => !/\*|\.json$/.test(key));
  return code.map((key) => (key === '.' ? name : `${name}${key.slice(1)}`));
}

/** @param {Release} release @param {Published} one @param {string} folder */
async function useAlone(release, one, folder) {
  const { place } = release;
  if (one.browser) {
    const tarball = await downloadTarball(release, one);
    return rendersPacked(place.clone, tarball.path, place.env);
  }
  const manifest = installedManifest(folder, one.name);
  if (manifest.backstage !== undefined) return loads(manifest, place.env, folder);
  const version = manifest.bin === undefined ? '' : await saysVersion(manifest, place.env, folder);
  const readme = join(folder, 'node_modules', one.name, 'README.md');
  return version === '' ? runExample(readme, one.name, folder, place.env) : version;
}

/** Both ways of loading give the same names, and a Backstage feature is what the manifest says. @param {any} manifest @param {NodeJS.ProcessEnv} env @param {string} folder */
async function loads(manifest, env, folder) {
  const program = `
    import { createRequire } from 'node:module';
    const require = createRequire(import.meta.url);
    const special = /^(default|module\\.exports|__esModule)$/;
    const namesOf = (module) => Object.keys(module).filter((name) => !special.test(name)).join();
    for (const entry of ${JSON.stringify(entries(manifest))}) {
      const [imported, required] = [await import(entry), require(entry)];
      if (namesOf(imported) + (required.default ?? '') === '') throw new Error(entry + ' exports nothing');
      const missing = namesOf(required).split(',').filter((name) => name !== '' && !(name in imported));
      if (missing.length > 0) throw new Error(entry + ' imported lacks ' + missing);
    }
    const feature = ${JSON.stringify(manifest.backstage.features?.['.'] ?? null)};
    if (feature !== null && require(${JSON.stringify(manifest.name)}).default.$$type !== feature)
      throw new Error('its default export is no ' + feature);`;
  writeFileSync(join(folder, 'load.mjs'), program);
  const { code, output } = await capture('node', ['load.mjs'], env, folder);
  return code === 0 ? '' : output;
}

/** @param {any} manifest @param {NodeJS.ProcessEnv} env @param {string} folder */
async function saysVersion({ bin, version }, env, folder) {
  const [command] = Object.keys(bin);
  const asked = await capture('npx', ['--no-install', String(command), '--version'], env, folder);
  return asked.output.split('\n').includes(version)
    ? ''
    : `it is ${version} and says ${asked.output}`;
}

/** @param {string} folder @param {string} name */
function installedManifest(folder, name) {
  return JSON.parse(readFileSync(join(folder, 'node_modules', name, 'package.json'), 'utf8'));
}

/** @param {string} folder @param {string} file @param {unknown} value */
function writeJson(folder, file, value) {
  writeFileSync(join(folder, file), JSON.stringify(value, null, 2));
}

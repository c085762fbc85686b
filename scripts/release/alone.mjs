import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { capture } from '../lib/capture.mjs';
import { ROOT } from '../lib/places.mjs';
import { hostDependencies, startsInBackend } from '../pack-check/backend.mjs';
import { runExample } from '../pack-check/examples.mjs';
import { rendersPacked } from '../pack-check/frontend.mjs';
import { downloadTarball } from './download.mjs';

/** @typedef {import('./publish.mjs').Release} Release */
/** @typedef {Release['packages'][number]} Published */

const QUIET = [
  '--prefer-offline',
  '--no-audit',
  '--no-fund',
  '--no-update-notifier',
  '--loglevel=error',
];

/** Every package alone in an empty project with plain npm, as somebody gets it who has never seen this workspace. @param {Release} release */
export function aloneSteps(release) {
  return release.packages.flatMap((one) => {
    const folder = join(release.place.folder, 'alone', one.folder.replaceAll('/', '-'));
    return [
      { name: 'install', what: `${one.name} alone`, run: () => installAlone(release, one, folder) },
      {
        name: 'types',
        what: `${one.name}: every entry`,
        run: () => resolveTypes(release, one, folder),
      },
      { name: 'run', what: `${one.name}`, run: () => useAlone(release, one, folder) },
    ];
  });
}

/** @param {Release} release @param {Published} one @param {string} folder */
async function installAlone({ place, packages }, one, folder) {
  const { name, version } = one;
  mkdirSync(folder, { recursive: true });
  writeJson(folder, 'package.json', { name: 'somebody-elses', private: true, type: 'module' });
  const names = readmeInstalls(join(ROOT, one.folder, 'README.md'));
  if (!names.includes(name)) return `its README does not say how to install ${name}`;
  const wanted = names.map((other) => `${other}@${versionOf(packages, other)}`);
  const args = ['install', '--save-exact', ...wanted, ...QUIET];
  const { code, output } = await capture('npm', args, place.env, folder);
  if (code !== 0) return output;
  return installedManifest(folder, name).version === version ? '' : 'another version was installed';
}

/** What its README tells to install for the example that it shows. @param {string} readme */
function readmeInstalls(readme) {
  const [, line = ''] =
    /^## Install\s[^#]*?(?:npm install|yarn .*?add) ([^\n]+)$/m.exec(
      readFileSync(readme, 'utf8'),
    ) ?? [];
  return line.split(/\s+/).filter((word) => word.startsWith('@weighbridge/'));
}

/** @param {Release['packages']} packages @param {string} name */
function versionOf(packages, name) {
  return packages.find((one) => one.name === name)?.version ?? 'latest';
}

/** @param {Release} release @param {Published} one @param {string} folder */
async function resolveTypes({ place }, { name }, folder) {
  const manifest = installedManifest(folder, name);
  const imports = entries(manifest).map((entry, at) => `import * as entry${at} from '${entry}';`);
  const uses = imports.map((_, at) => `entry${at}`).join(', ');
  writeFileSync(join(folder, 'types.ts'), `${imports.join('\n')}\nexport default [${uses}];\n`);
  const browser = manifest.backstage?.role === 'frontend-plugin';
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

/** What a program can import of a package. @param {any} manifest @returns {string[]} */
function entries({ name, exports }) {
  const code = Object.keys(exports ?? { '.': '' }).filter((key) => !/\*|\.json$/.test(key));
  return code.map((key) => (key === '.' ? name : `${name}${key.slice(1)}`));
}

/** @param {Release} release @param {Published} one @param {string} folder */
async function useAlone(release, one, folder) {
  const { place } = release;
  const manifest = installedManifest(folder, one.name);
  if (manifest.backstage?.role === 'frontend-plugin') {
    const tarball = await downloadTarball(release, one);
    return rendersPacked(place.clone, tarball.path, place.env);
  }
  if (manifest.backstage?.role === 'backend-plugin') {
    const lacking = await addHost(place, folder);
    return lacking === '' ? startsInBackend(folder, [one.name], place.env) : lacking;
  }
  if (manifest.backstage !== undefined) return loads(manifest, place.env, folder);
  const version = manifest.bin === undefined ? '' : await saysVersion(manifest, place.env, folder);
  const readme = join(folder, 'node_modules', one.name, 'README.md');
  return version === '' ? runExample(readme, one.name, folder, place.env) : version;
}

/** The backend that the plugin is for. @param {Release['place']} place @param {string} folder */
async function addHost({ env }, folder) {
  const file = join(folder, 'package.json');
  const project = JSON.parse(readFileSync(file, 'utf8'));
  const { dependencies, overrides } = hostDependencies();
  const all = { ...project.dependencies, ...dependencies };
  writeJson(folder, 'package.json', { ...project, dependencies: all, overrides });
  const { code, output } = await capture('npm', ['install', ...QUIET], env, folder);
  return code === 0 ? '' : output;
}

/** Both ways of loading give the same names. @param {any} manifest @param {NodeJS.ProcessEnv} env @param {string} folder */
async function loads(manifest, env, folder) {
  const program = `
    import { createRequire } from 'node:module';
    const require = createRequire(import.meta.url);
    for (const entry of ${JSON.stringify(entries(manifest))}) {
      const imported = Object.keys(await import(entry)).filter((name) => !/^(default|module.exports|__esModule)$/.test(name));
      const required = Object.keys(require(entry)).filter((name) => name !== '__esModule');
      const differ = required.filter((name) => !imported.includes(name));
      if (imported.length === 0 || differ.length > 0) throw new Error(entry + ': ' + JSON.stringify({ imported, required }));
    }`;
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

import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ROOT } from '../lib/places.mjs';

/** @typedef {Record<string, string>} Files text by path */

const CONFIGURATION = ['.oxlintrc.json', '.oxfmtrc.json', 'turbo.json', 'LICENSE'];
const IDENTITY = ['-c', 'user.name=test', '-c', 'user.email=test@localhost'];
const CHAPTERS = [
  'Install',
  'Use',
  'What it gives',
  'Options',
  'Errors',
  'Limits',
  'Accuracy',
  'Stability',
  'Prior art and sources',
];

/** The README of the one published package. @param {string} [more] under the first chapter */
export const readme = (more = 'Text.') =>
  `# @weighbridge/x\n\n${CHAPTERS.map((title, at) => `## ${title}\n\n${at === 0 ? more : 'Text.'}\n`).join('\n')}`;

/** The manifest of the one published package. @param {object} [more] members */
export const manifest = (more = {}) =>
  json({
    name: '@weighbridge/x',
    version: '0.0.0',
    description: 'The answer.',
    license: 'Apache-2.0',
    repository: {
      type: 'git',
      url: 'git+https://github.com/weighbridge-dev/weighbridge.git',
      directory: 'packages/x',
    },
    files: ['dist'],
    type: 'module',
    exports: { '.': door('index') },
    publishConfig: {
      access: 'public',
      provenance: true,
      exports: { '.': './dist/index.js' },
    },
    scripts: { build: 'tsc -p tsconfig.build.json' },
    engines: { node: '>=24' },
    ...more,
  });

/** The manifest of a package that is not published. @param {object} [more] members */
export const privateManifest = (more = {}) =>
  json({
    name: '@weighbridge/y',
    version: '0.0.0',
    private: true,
    type: 'module',
    exports: { '.': './src/index.ts' },
    ...more,
  });

/** @param {string} name */
export const door = (name) => ({
  '@weighbridge/source': `./src/${name}.ts`,
  default: `./dist/${name}.js`,
});

/** @param {unknown} value */
const json = (value) => `${JSON.stringify(value, null, 2)}\n`;
const tsconfig = (/** @type {string} */ kind, /** @type {object} */ more) =>
  json({ extends: `@weighbridge/tsconfig/${kind}.json`, ...more, include: ['src'] });

const FILES = {
  '.gitignore': 'node_modules\ndist\nscripts\n.turbo\n',
  'package.json': json({
    name: 'house',
    private: true,
    license: 'Apache-2.0',
    workspaces: ['packages/*', 'plugins/*'],
    packageManager: 'pnpm@12.21.0',
  }),
  'pnpm-workspace.yaml':
    "packages:\n  - 'packages/*'\n  - 'plugins/*'\nverifyDepsBeforeRun: false\npmOnFail: ignore\n",
  'pnpm-lock.yaml': "lockfileVersion: '9.0'\n",
  'knip.json': json({
    ignoreBinaries: ['tsc'],
    ignoreDependencies: ['zod'],
    workspaces: {
      '{packages,plugins}/*': { entry: ['src/**/*.test.ts'], project: ['src/**/*.ts'] },
    },
  }),
  '.changeset/config.json': readFileSync(join(ROOT, '.changeset/config.json'), 'utf8'),
  'packages/x/package.json': manifest(),
  'packages/x/README.md': readme(),
  'packages/x/turbo.json': '{ "extends": ["//"], "tags": ["core"] }\n',
  'packages/x/tsconfig.json': tsconfig('base', {}),
  'packages/x/tsconfig.build.json': tsconfig('build', {
    compilerOptions: { rootDir: 'src', outDir: 'dist' },
    exclude: ['src/**/*.test.ts'],
  }),
  'packages/x/src/index.ts':
    "import { forty } from './forty.ts';\n\n/** The answer. */\nexport const answer = (): number => forty() + 2;\n",
  'packages/x/src/forty.ts': 'export const forty = (): number => 40;\n',
  'plugins/y/package.json': privateManifest(),
  'plugins/y/turbo.json': '{ "extends": ["//"], "tags": ["lib"] }\n',
  'plugins/y/tsconfig.json': tsconfig('base', {}),
  'plugins/y/src/index.ts': 'export const nothing = 0;\n',
};

/** What the copied scripts know about the real packages. */
const LIMITS = `export const LIMITS = [{ folder: 'packages/x', what: '*', most: 500, use: 'lib.answer()', gives: 42 }];\n`;

/** A small workspace with a copy of the scripts and this repository's own rules, in which every check passes. */
export class House {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'weighbridge-house-')));

  constructor() {
    cpSync(join(ROOT, 'scripts'), join(this.folder, 'scripts'), {
      recursive: true,
      filter: (path) => !/\/(node_modules|test-results|\.turbo|pictures)$|\.test\.mjs$/.test(path),
    });
    writeFileSync(join(this.folder, 'scripts/sizes/limits.mjs'), LIMITS);
    for (const file of CONFIGURATION) cpSync(join(ROOT, file), join(this.folder, file));
    cpSync(join(ROOT, 'LICENSE'), join(this.folder, 'packages/x/LICENSE'));
    this.write(FILES);
    this.#link('scripts/node_modules', join(ROOT, 'scripts/node_modules'));
    this.#link('node_modules/typescript', join(ROOT, 'node_modules/typescript'));
    this.#link('plugins/y/node_modules/@weighbridge/x', join(this.folder, 'packages/x'));
    for (const modules of ['packages/x/node_modules', 'plugins/y/node_modules']) {
      this.#link(`${modules}/@weighbridge/tsconfig`, join(ROOT, 'packages/tsconfig'));
      this.#link(`${modules}/@types`, join(ROOT, 'packages/core/node_modules/@types'));
    }
    this.#generate();
    execFileSync('oxfmt', ['.'], { cwd: this.folder, stdio: 'pipe' });
    this.#git('init', '--quiet', '--initial-branch=main');
    this.#git('add', '--all');
    this.#git(...IDENTITY, 'commit', '--quiet', '--message=The house');
    this.#git('switch', '--quiet', '--create', 'change');
  }

  /** Plants files on the committed state, and on nothing else. @param {Files} files */
  plant(files) {
    this.#git('reset', '--quiet', '--hard');
    this.#git('clean', '--quiet', '-fd');
    this.write(files);
    this.#git('add', '--all');
  }

  /** @param {Files} files */
  write(files) {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(this.folder, path)), { recursive: true });
      writeFileSync(join(this.folder, path), text);
    }
  }

  /**
   * Runs checks as the command does.
   *
   * @param {readonly string[]} names
   * @returns {Record<string, string>} problems by name
   */
  check(names) {
    return JSON.parse(
      this.#node(`
        import { checks } from './scripts/checks/index.mjs';
        import { Failure } from './scripts/lib/failure.mjs';
        const told = {};
        for (const { name, run } of checks.filter((check) => ${JSON.stringify(names)}.includes(check.name)))
          told[name] = await run(process.env, () => {}).catch((error) => {
            if (error instanceof Failure) return error.message;
            throw error;
          });
        console.log(JSON.stringify(told));`),
    );
  }

  /** The files that a real package generates and commits. */
  #generate() {
    this.#node(`
      import { writeFileSync } from 'node:fs';
      import { makeReports } from './scripts/api-report/reports.mjs';
      import { noticesOf } from './scripts/notices/all.mjs';
      for (const { file, text } of noticesOf()) writeFileSync(file, text);
      for (const { path, made } of await makeReports(process.env)) writeFileSync(path, made);`);
  }

  /** @param {string} program */
  #node(program) {
    const args = ['--input-type=module', '--eval', program];
    // Nothing may be installed here: pnpm would write through the links into the real packages.
    const env = { ...process.env, NO_COLOR: '1', pnpm_config_verify_deps_before_run: 'false' };
    const { status, stdout, stderr } = spawnSync(process.execPath, args, {
      cwd: this.folder,
      env,
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(stderr || stdout);
    return stdout;
  }

  /** @param {string[]} args */
  #git(...args) {
    execFileSync('git', args, { cwd: this.folder, stdio: 'pipe' });
  }

  /** @param {string} path @param {string} target */
  #link(path, target) {
    mkdirSync(dirname(join(this.folder, path)), { recursive: true });
    symlinkSync(target, join(this.folder, path));
  }

  remove() {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { capture } from '../../lib/capture.mjs';
import { Failure } from '../../lib/failure.mjs';
import { ROOT } from '../../lib/places.mjs';
import { temporaryFolder } from '../../lib/temporary.mjs';
import { workspaceFolders } from '../../lib/workspaces.mjs';

const AUTHOR = ['-c', 'user.name=test', '-c', 'user.email=test@localhost'];
/** Marks a checkout as installed: otherwise the scripts would install there, and write through the links. */
const STAMP = `import { installDigest, markInstalled } from './scripts/lib/stamp.mjs';
import { platform } from './scripts/lib/platform.mjs';
markInstalled(installDigest(platform().name));`;

/** A copy of this checkout as it is, on its own branch, with links to what is installed here. */
export class Clone {
  folder = temporaryFolder('new');

  /** @param {NodeJS.ProcessEnv} env */
  constructor(env) {
    this.env = { ...env, NO_COLOR: '1', pnpm_config_verify_deps_before_run: 'false' };
    const list = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
    const files = execFileSync('git', list, { cwd: ROOT, encoding: 'utf8', maxBuffer: 1e8 });
    for (const file of files.split('\0')) if (file !== '') this.#copy(file);
    this.#copy('tools/pnpm/node_modules');
    mkdirSync(join(this.folder, 'node_modules'));
    for (const name of readdirSync(join(ROOT, 'node_modules')))
      if (name !== '.weighbridge')
        symlinkSync(join(ROOT, 'node_modules', name), join(this.folder, 'node_modules', name));
    // Links to packages of the workspace are relative: they lead to those of the copy.
    for (const folder of workspaceFolders(this.folder)) this.#copy(`${folder}/node_modules`);
    execFileSync('node', ['--input-type=module', '--eval', STAMP], { cwd: this.folder });
    const git = (/** @type {string[]} */ ...args) =>
      execFileSync('git', args, { cwd: this.folder, stdio: 'pipe' });
    git('init', '--quiet', '--initial-branch=main');
    git('add', '--all');
    git(...AUTHOR, 'commit', '--quiet', '--message=As it was');
    git('switch', '--quiet', '--create', 'change');
  }

  /** @param {string} path */
  #copy(path) {
    if (!existsSync(join(ROOT, path))) return;
    mkdirSync(dirname(join(this.folder, path)), { recursive: true });
    cpSync(join(ROOT, path), join(this.folder, path), { recursive: true, verbatimSymlinks: true });
  }

  /** @param {string} program @param {string[]} args */
  run(program, ...args) {
    return capture(program, args, this.env, this.folder);
  }

  /** @param {string} program @param {string[]} args @throws {Failure} if it fails */
  async must(program, ...args) {
    const { code, output } = await this.run(program, ...args);
    if (code !== 0) throw new Failure(`${program} ${args.join(' ')} failed:\n${output}`);
    return output;
  }

  /** Runs a check of this checkout, with an answer like that of a suite. @param {string} name */
  async check(name) {
    const began = Date.now();
    const { code, output } = await this.run('node', 'scripts/check.mjs', name);
    const seconds = Math.round((Date.now() - began) / 1000);
    return { seconds, failures: code === 0 ? [] : [{ name, says: output }] };
  }

  /** Paths that differ from what was committed. */
  async changed() {
    await this.must('git', 'add', '--all');
    return (await this.must('git', 'diff', '--cached', '--name-only')).split('\n');
  }

  async commit() {
    await this.must('git', 'add', '--all');
    await this.must('git', ...AUTHOR, 'commit', '--quiet', '--message=What was made');
  }

  /** Deletes a file, or changes its text. @param {string} file @param {[RegExp, string]} [change] */
  change(file, change) {
    const path = join(this.folder, file);
    if (change === undefined) return rmSync(path);
    const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
    const changed = text.replace(...change);
    if (changed === text) throw new RangeError(`${file} has nothing to change`);
    writeFileSync(path, changed);
  }

  async restore() {
    await this.must('git', 'reset', '--quiet', '--hard');
    await this.must('git', 'clean', '--quiet', '-fd');
  }
}

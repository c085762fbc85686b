import { existsSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { childEnvironment } from './environment.mjs';
import { Failure } from './failure.mjs';
import { lastLines } from './log.mjs';
import { ROOT, shown, STATE } from './places.mjs';
import { run } from './processes.mjs';
import { say } from './say.mjs';

const TOOLS = join(ROOT, 'tools', 'pnpm');
const LOG = join(STATE, 'logs', 'pnpm.log');

const PATIENCE = [
  '--fetch-retries=2',
  '--fetch-retry-mintimeout=1000',
  '--fetch-retry-maxtimeout=5000',
];
const QUIET = ['--no-audit', '--no-fund', '--no-update-notifier', '--loglevel=error'];

/**
 * The folder with the pinned pnpm, which npm installs if it is missing.
 *
 * @param {{ name: string, brought: boolean }} platform
 */
export async function packageManagerFolder(platform) {
  const version = pinnedVersion();
  const place = platform.brought
    ? join(TOOLS, 'node_modules', '@pnpm', `exe.${platform.name}`)
    : join(TOOLS, 'node_modules', 'pnpm');
  const folder = platform.brought ? place : join(TOOLS, 'node_modules', '.bin');
  if (await works(place, folder, version)) return folder;
  rmSync(LOG, { force: true });
  say(`Fetching pnpm ${version} with npm ...`);
  const what = platform.brought
    ? ['ci', '--include=optional']
    : ['install', '--no-save', '--no-package-lock', `pnpm@${version}`];
  const [npm, ...before] = npmCommand();
  const code = await run(/** @type {string} */ (npm), [...before, ...what, ...PATIENCE, ...QUIET], {
    cwd: TOOLS,
    env: childEnvironment(process.env),
    log: LOG,
  });
  if (code !== 0 || !(await works(place, folder, version))) {
    // npm is silent about an optional package that it could not fetch.
    const why = code === 0 ? '' : ` (${lastLines(LOG, 1)})`;
    throw new Failure(
      `npm could not fetch pnpm ${version}${why}: check that the npm registry can be reached, then run the command again; the log is ${shown(LOG)}.`,
    );
  }
  return folder;
}

/** One pin for all: the packageManager field. */
function pinnedVersion() {
  return JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).packageManager.replace(
    'pnpm@',
    '',
  );
}

/** An interrupted download leaves a manifest without a program, or with half of one: run it to check. */
async function works(place, folder, version) {
  const manifest = join(place, 'package.json');
  if (!existsSync(manifest) || !existsSync(join(folder, 'pnpm'))) return false;
  if (JSON.parse(readFileSync(manifest, 'utf8')).version !== version) return false;
  let answer = '';
  const options = {
    cwd: TOOLS,
    env: childEnvironment(process.env),
    onLine: (line) => (answer += line),
  };
  const code = await run(join(folder, 'pnpm'), ['--version'], options).catch(() => 1);
  return code === 0 && answer.trim() === version;
}

/** The npm that runs this script, otherwise the one on PATH. */
function npmCommand() {
  const cli = process.env['npm_execpath'];
  return cli !== undefined && basename(cli) === 'npm-cli.js' ? [process.execPath, cli] : ['npm'];
}

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { capture } from '../lib/capture.mjs';
import { Failure } from '../lib/failure.mjs';
import { ROOT } from '../lib/places.mjs';
import { freePort } from '../lib/port.mjs';
import { start } from '../lib/processes.mjs';
import { say } from '../lib/say.mjs';

const TOOLS = join(ROOT, 'tools', 'verdaccio');
const PROGRAM = join(TOOLS, 'node_modules', 'verdaccio');
const READY_MS = 60_000;

/**
 * Installs the pinned registry with npm, once; nothing else needs it, so it is not part of the workspace.
 *
 * @param {NodeJS.ProcessEnv} env
 */
export async function bringVerdaccio(env) {
  const read = (/** @type {string} */ file) => JSON.parse(readFileSync(file, 'utf8'));
  const wanted = read(join(TOOLS, 'package.json')).dependencies.verdaccio;
  const manifest = join(PROGRAM, 'package.json');
  if (existsSync(manifest) && read(manifest).version === wanted) return;
  say(`Fetching verdaccio ${wanted} with npm ...`);
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const { code, output } = await capture('npm', ['ci', ...quiet], env, TOOLS);
  if (code !== 0) throw new Failure(`npm could not fetch verdaccio ${wanted}:\n${output}`);
}

/**
 * Writes the registry's configuration: our own names are never looked up outside, all others come from the uplink.
 *
 * @param {string} folder
 * @param {Record<string, string | boolean>} uplink
 */
export function configureVerdaccio(folder, uplink) {
  const config = {
    storage: join(folder, 'storage'),
    auth: { htpasswd: { file: join(folder, 'people'), max_users: 1 } },
    uplinks: {
      configured: {
        ...uplink,
        timeout: '60s',
        maxage: '1h',
        max_fails: 1000,
        agent_options: { keepAlive: true, maxSockets: 32 },
      },
    },
    packages: {
      '@weighbridge/*': { access: '$all', publish: '$authenticated', unpublish: '$authenticated' },
      '**': { access: '$all', proxy: 'configured' },
    },
    publish: { allow_offline: true },
    web: { enable: false },
    max_body_size: '20mb',
    log: { type: 'stdout', format: 'json', level: 'warn' },
  };
  // JSON is YAML.
  writeFileSync(join(folder, 'config.yaml'), JSON.stringify(config, null, 2));
}

/**
 * Starts the registry on a free port and waits until it answers.
 *
 * @param {string} folder the configured one
 * @param {NodeJS.ProcessEnv} env
 */
export async function startVerdaccio(folder, env) {
  const port = await freePort();
  /** @type {string[]} */
  const lines = [];
  const { child, done } = start(
    'node',
    [
      join(PROGRAM, 'bin', 'verdaccio'),
      '--config',
      join(folder, 'config.yaml'),
      '--listen',
      `127.0.0.1:${port}`,
    ],
    { cwd: folder, env, onLine: (line) => lines.push(line) },
  );
  let ended = false;
  void done.finally(() => (ended = true)).catch(() => {});
  const deadline = Date.now() + READY_MS;
  while (!(await answers(port))) {
    if (ended || Date.now() > deadline)
      throw new Failure(`The registry did not start:\n${lines.slice(-5).join('\n')}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return { port, process: child, done };
}

/** @param {number} port */
async function answers(port) {
  const address = `http://127.0.0.1:${port}/-/ping`;
  return fetch(address).then(
    ({ ok }) => ok,
    () => false,
  );
}

import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from './failure.mjs';
import { lastLines } from './log.mjs';
import { ROOT, shown, STATE } from './places.mjs';
import { start } from './processes.mjs';
import { say } from './say.mjs';

const FOLDER = join(ROOT, 'examples', 'portal');
const LOG = join(STATE, 'logs', 'portal.log');
const PATIENCE_MS = 180_000;
const PROBE_MS = 250;
const END_WITH_US = new URL('./end-with-parent.mjs', import.meta.url).href;

/**
 * Starts the portal's backend, which serves the app too, and waits until both answer.
 *
 * @param {{ port: number, env: NodeJS.ProcessEnv }} options
 * @throws {Failure} with the backend's own reason when it does not come up
 */
export async function startPortal({ port, env }) {
  rmSync(LOG, { force: true });
  say(`Starting the portal on port ${port} ...`);
  const { scripts } = JSON.parse(readFileSync(join(FOLDER, 'package.json'), 'utf8'));
  const options = [env['NODE_OPTIONS'], `--import=${END_WITH_US}`].filter(Boolean).join(' ');
  const { done } = start(scripts.start, [], {
    cwd: FOLDER,
    env: { ...env, PORTAL_PORT: String(port), NODE_OPTIONS: options },
    shell: true,
    stdin: 'pipe',
    log: LOG,
  });
  /** @type {number | undefined} */
  let code;
  done.then((value) => (code = value)).catch(() => (code = 1));
  const url = `http://localhost:${port}`;
  const deadline = Date.now() + PATIENCE_MS;
  while (
    !((await answers(`${url}/.backstage/health/v1/readiness`)) && (await answers(`${url}/`)))
  ) {
    if (code !== undefined) throw ended(code);
    if (Date.now() > deadline)
      throw new Failure(
        `${lastLines(LOG, 20)}\n\nThe portal did not answer within ${PATIENCE_MS / 1000} s; its log ends as above: ${shown(LOG)}.`,
      );
    await new Promise((resolve) => setTimeout(resolve, PROBE_MS));
  }
  return { url, log: shown(LOG), ended: done.then((value) => Promise.reject(ended(value))) };
}

/** @param {number} code */
function ended(code) {
  return new Failure(
    `${lastLines(LOG, 20)}\n\nThe portal's backend ended with exit code ${code}, for the reason above; the whole log is ${shown(LOG)}.`,
    code === 0 ? 1 : code,
  );
}

/** @param {string} url */
async function answers(url) {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(5000), redirect: 'manual' });
    await response.body?.cancel();
    return response.status === 200;
  } catch {
    return false;
  }
}

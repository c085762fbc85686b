import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from './failure.mjs';
import { lastLines } from './log.mjs';
import { ROOT, shown, STATE } from './places.mjs';
import { start } from './processes.mjs';
import { say } from './say.mjs';

/** The demo portal and where its output goes. */
const DEMO = { folder: join(ROOT, 'examples', 'portal'), log: join(STATE, 'logs', 'portal.log') };
const PATIENCE_MS = 180_000;
const PROBE_MS = 250;
const END_WITH_US = new URL('./end-with-parent.mjs', import.meta.url).href;

/**
 * Starts the portal's backend, which serves the app too, and waits until both answer.
 *
 * @param {{ port: number, env: NodeJS.ProcessEnv }} options
 * @param {{ folder: string, log: string }} portal
 * @throws {Failure} with the backend's own reason if it does not start
 */
export async function startPortal({ port, env }, { folder, log } = DEMO) {
  rmSync(log, { force: true });
  say(`Starting the portal on port ${port} ...`);
  const { scripts } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const options = [env['NODE_OPTIONS'], `--import=${END_WITH_US}`].filter(Boolean).join(' ');
  const { done } = start(scripts.start, [], {
    cwd: folder,
    env: { ...env, PORTAL_PORT: String(port), NODE_OPTIONS: options },
    shell: true,
    stdin: 'pipe',
    log,
  });
  /** @type {number | undefined} */
  let code;
  done.then((value) => (code = value)).catch(() => (code = 1));
  const url = `http://localhost:${port}`;
  const deadline = Date.now() + PATIENCE_MS;
  while (
    !((await answers(`${url}/.backstage/health/v1/readiness`)) && (await answers(`${url}/`)))
  ) {
    if (code !== undefined) throw ended(code, log);
    if (Date.now() > deadline)
      throw new Failure(
        `${lastLines(log, 20)}\n\nThe portal did not answer within ${PATIENCE_MS / 1000} s; its log ends as above: ${shown(log)}.`,
      );
    await new Promise((resolve) => setTimeout(resolve, PROBE_MS));
  }
  return { url, log: shown(log), ended: done.then((value) => Promise.reject(ended(value, log))) };
}

/** @param {number} code @param {string} log */
function ended(code, log) {
  return new Failure(
    `${lastLines(log, 20)}\n\nThe portal's backend ended with exit code ${code}, for the reason above; the whole log is ${shown(log)}.`,
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

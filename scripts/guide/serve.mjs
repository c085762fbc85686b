import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../lib/port.mjs';
import { start } from '../lib/processes.mjs';
import { appFolder } from './app.mjs';

/** How long both halves of an app may take to answer. */
const READY_MS = 600_000;
const EVERY_MS = 1000;

/**
 * Runs `yarn start` of an app on free ports of this machine, which the app gets from its environment.
 *
 * @param {import('./app.mjs').Context} context
 * @param {import('./app.mjs').Trial} trial
 * @param {string} log file of what the app prints
 * @returns {Promise<{ url: string, problem: string, stop(): Promise<void> }>} `problem` is empty when both halves answer
 */
export async function serve(context, trial, log) {
  const [front, back] = [await freePort(), await freePort()];
  const [url, backend] = [`http://localhost:${front}`, `http://localhost:${back}`];
  const ending = new AbortController();
  const file = createWriteStream(log);
  /** @type {string[]} */
  const last = [];
  const { done } = start('yarn', ['start'], {
    cwd: appFolder(context, trial),
    env: { ...context.env, ...settings({ url, backend, front, back }) },
    signal: ending.signal,
    onLine: (line) => {
      file.write(`${line}\n`);
      last.push(line);
      if (last.length > 40) last.shift();
    },
  });
  let ended = false;
  void done.finally(() => (ended = true)).catch(() => {});
  const places = [url, `${backend}/.backstage/health/v1/readiness`];
  const ready = await allAnswer(places, () => ended);
  return {
    url,
    problem: ready ? '' : `It did not come up:\n${last.join('\n')}`,
    stop: async () => {
      ending.abort();
      await done.catch(() => {});
      file.end();
    },
  };
}

/** @param {{ url: string, backend: string, front: number, back: number }} at */
function settings({ url, backend, front, back }) {
  const values = {
    app_baseUrl: url,
    app_listen_port: front,
    backend_baseUrl: backend,
    backend_listen_port: back,
    backend_cors_origin: url,
  };
  const entries = Object.entries(values);
  return Object.fromEntries(entries.map(([k, v]) => [`APP_CONFIG_${k}`, JSON.stringify(v)]));
}

/** @param {readonly string[]} places @param {() => boolean} over */
async function allAnswer(places, over) {
  const deadline = Date.now() + READY_MS;
  while (!over() && Date.now() < deadline) {
    const answers = await Promise.all(places.map(isOk));
    if (!answers.includes(false)) return true;
    await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
  }
  return false;
}

/** @param {string} place */
function isOk(place) {
  return fetch(place, { signal: AbortSignal.timeout(30_000) }).then(
    ({ ok }) => ok,
    () => false,
  );
}

/** The file that keeps what an app prints. @param {string} results @param {import('./app.mjs').Trial} trial */
export function logOf(results, { template, set }) {
  return join(results, `${template}-${set}.log`);
}

import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { Failure } from './failure.mjs';
import { descendants, isAlive, kill } from './process-tree.mjs';

/** How long children have to end by themselves before they are killed. */
const GRACE_MS = 2500;
/** How long the system may take to end killed processes. */
const LAST_MS = 1000;
/** npm forwards the signal that the terminal has already sent; that is not a second Ctrl-C. */
const SAME_KEY_PRESS_MS = 400;

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();
/** @type {import('./process-tree.mjs').Member[]} */
const family = [];
/** @type {Promise<void> | undefined} */
let stopping;

/**
 * Starts a command in its own process group, so it can be ended with everything it started.
 *
 * Its output goes to `onLine` line by line and, with `log`, to a file.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd: string, env: NodeJS.ProcessEnv, log?: string, onLine?: (line: string) => void, shell?: boolean, stdin?: 'pipe' | 'ignore', inherit?: boolean, signal?: AbortSignal }} options
 */
export function start(
  command,
  args,
  { cwd, env, log, onLine, shell = false, stdin = 'ignore', inherit = false, signal },
) {
  const output = inherit ? 'inherit' : 'pipe';
  const child = spawn(command, args, {
    cwd,
    env,
    shell,
    detached: true,
    stdio: [stdin, output, output],
  });
  running.add(child);
  signal?.addEventListener('abort', () => child.pid !== undefined && kill(-child.pid, 'SIGTERM'));
  const file = log === undefined ? undefined : openLog(log);
  for (const stream of [child.stdout, child.stderr]) {
    if (stream === null) continue;
    createInterface({ input: stream, crlfDelay: Infinity }).on('line', (line) => {
      file?.write(`${line}\n`);
      onLine?.(line);
    });
  }
  const done = new Promise((resolve, reject) => {
    child.once('error', (error) => {
      running.delete(child);
      reject(new Failure(`${command} could not be started: ${error.message}`));
    });
    child.once('close', (code, signal) => {
      running.delete(child);
      const ended = code ?? 128 + (constants.signals[/** @type {NodeJS.Signals} */ (signal)] ?? 0);
      // The caller may read the log next.
      if (file === undefined) resolve(ended);
      else file.end(() => resolve(ended));
    });
  });
  done.catch(() => {});
  return { child, done: /** @type {Promise<number>} */ (done) };
}

/**
 * Runs a command to its end.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {Parameters<typeof start>[2]} options
 */
export async function run(command, args, options) {
  const code = await start(command, args, options).done;
  // While everything is being stopped, no caller should draw conclusions from a killed child.
  if (stopping !== undefined) await new Promise(() => {});
  return code;
}

function openLog(path) {
  mkdirSync(dirname(path), { recursive: true });
  const file = createWriteStream(path, { flags: 'a' });
  file.on('error', () => {});
  return file;
}

/** Ends every child with everything it started: asks, waits a little, then kills. */
export function stopAll() {
  stopping ??= endAll();
  return stopping;
}

async function endAll() {
  remember();
  for (const { pid } of running) if (pid !== undefined) kill(-pid, 'SIGTERM');
  await whileAnyLives(GRACE_MS, () => {});
  await killAll();
}

/** Kills until nothing is left: processes that start during a pass are found in the next. */
function killAll() {
  return whileAnyLives(LAST_MS, () => {
    remember();
    for (const { pid } of running) if (pid !== undefined) kill(-pid, 'SIGKILL');
    for (const member of family) if (isAlive(member)) kill(member.pid, 'SIGKILL');
  });
}

/** @param {number} limitMs @param {() => void} act */
async function whileAnyLives(limitMs, act) {
  const deadline = Date.now() + limitMs;
  while (family.some(isAlive) && Date.now() < deadline) {
    act();
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

/** Processes that the children have started so far; an orphan can no longer be found through its parent. */
function remember() {
  for (const { pid } of running) if (pid !== undefined) family.push(...descendants(pid));
}

/** Ctrl-C, kill and a closed terminal end the command and everything it started; a second Ctrl-C ends it at once. */
export function stopOnSignals() {
  let first = 0;
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => {
      const code = 128 + constants.signals[signal];
      if (first === 0) {
        first = Date.now();
        void stopAll().finally(() => process.exit(code));
      } else if (Date.now() - first > SAME_KEY_PRESS_MS) {
        void killAll().finally(() => process.exit(code));
      }
    });
  }
}

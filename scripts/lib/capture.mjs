import { ROOT } from './places.mjs';
import { run } from './processes.mjs';

/**
 * Runs a command and keeps what it prints.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @param {string} cwd
 */
export async function capture(command, args, env, cwd = ROOT) {
  /** @type {string[]} */
  const lines = [];
  const code = await run(command, args, { cwd, env, onLine: (line) => lines.push(line) });
  return { code, output: lines.join('\n') };
}

/** A check that is one command: its output when it fails. @param {string} command @param {readonly string[]} args */
export function problemsOf(command, ...args) {
  return async (/** @type {NodeJS.ProcessEnv} */ env) => {
    const { code, output } = await capture(command, args, env);
    return code === 0 ? '' : output || `${command} ended with exit code ${code}`;
  };
}

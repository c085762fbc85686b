import { Failure } from './failure.mjs';
import { ROOT } from './places.mjs';
import { run } from './processes.mjs';

const REGISTRY = new URL('../../packages/testkit/src/capabilities.ts', import.meta.url).href;
const PROGRAM = `const { CAPABILITIES } = await import(${JSON.stringify(REGISTRY)});
console.log(JSON.stringify(CAPABILITIES.map((c) => ({ name: c.name, hint: c.hint, found: c.find() ?? null }))));`;

/**
 * What the tests can need beyond Node and npm, and where it is on this machine.
 *
 * Runs in the project's own Node, because the registry is written in TypeScript.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<{ name: string, hint: string, found: string | null }[]>}
 */
export async function capabilities(env) {
  /** @type {string[]} */
  const lines = [];

  const code = await run('node', ['--input-type=module', '--eval', PROGRAM], {
    cwd: ROOT,
    env,
    onLine: (line) => lines.push(line),
  });
  if (code !== 0)
    throw new Failure(`The registry of capabilities could not be read:\n${lines.join('\n')}`);
  return JSON.parse(lines.at(-1) ?? '[]');
}

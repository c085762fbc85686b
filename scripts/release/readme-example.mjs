import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { capture } from '../lib/capture.mjs';

/** How the first example of a README is run, by the language of its block. */
const RUNNERS =
  /** @type {Readonly<Record<string, { file: string, command: readonly string[] }>>} */ ({
    ts: { file: 'example.mts', command: ['node'] },
    js: { file: 'example.mjs', command: ['node'] },
    sh: { file: 'example.sh', command: ['sh', '-eu'] },
  });

/**
 * Runs the example of a README in a project that has the package; returns what went wrong.
 *
 * @param {string} readme
 * @param {string} name
 * @param {string} folder of the project
 * @param {NodeJS.ProcessEnv} env
 */
export async function runExample(readme, name, folder, env) {
  const example = existsSync(readme) ? findExample(readFileSync(readme, 'utf8')) : undefined;
  if (example === undefined) return 'no ts, js or sh block under "## Use"';
  const runner = /** @type {NonNullable<(typeof RUNNERS)[string]>} */ (RUNNERS[example.language]);
  const file = `${name.split('/').at(-1)}-${runner.file}`;
  writeFileSync(join(folder, file), example.code);
  const [command, ...args] = runner.command;
  const { code, output } = await capture(
    String(command),
    [...args, file],
    pathInto(folder, env),
    folder,
  );
  return code === 0 ? '' : `exit code ${code}\n${output}`;
}

/** The project's own commands come first, as with `npx`. @param {string} folder @param {NodeJS.ProcessEnv} env */
function pathInto(folder, env) {
  return { ...env, PATH: `${join(folder, 'node_modules', '.bin')}:${env['PATH']}` };
}

/**
 * The first runnable block under "## Use".
 *
 * @param {string} readme
 */
export function findExample(readme) {
  const section = readme.split(/^## /m).find((part) => /^Use\s*$/m.test(part.split('\n')[0] ?? ''));
  const match = /^```(ts|js|sh)\n([\s\S]*?)^```$/m.exec(section ?? '');
  return match === null ? undefined : { language: String(match[1]), code: String(match[2]) };
}

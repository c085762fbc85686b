import { built } from '../lib/built.mjs';
import { capture } from '../lib/capture.mjs';

/** @type {Promise<{ types: string, lint: string }> | undefined} */
let asked;

/**
 * The problems of the compiler and the linter, from one run of both: the rules that need types read the same programs
 * that the compiler checks.
 *
 * @param {NodeJS.ProcessEnv} env
 */
export function diagnostics(env) {
  return (asked ??= ask(env));
}

/** @param {NodeJS.ProcessEnv} env */
async function ask(env) {
  // Plugins and examples see the built files of a package.
  await built(env);
  const args = ['--type-aware', '--type-check', '--deny-warnings', '--format=unix'];
  return sorted(await capture('oxlint', args, env));
}

/**
 * Separates the compiler's lines from the linter's; a failure that neither explains belongs to both.
 *
 * @param {{ code: number, output: string }} answer
 */
export function sorted({ code, output }) {
  if (code === 0) return { types: '', lint: '' };
  /** @type {{ types: string[], lint: string[] }} */
  const lines = { types: [], lint: [] };
  for (const line of output.split('\n').filter((text) => /\[\w+\/.+\]$/.test(text)))
    lines[/\/typescript\(TS\d+\)\]$/.test(line) ? 'types' : 'lint'].push(line);
  if (lines.types.length + lines.lint.length === 0) {
    const unexplained = output || `oxlint ended with exit code ${code}`;
    return { types: unexplained, lint: unexplained };
  }
  return { types: lines.types.join('\n'), lint: lines.lint.join('\n') };
}

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { capture } from '../lib/capture.mjs';
import { Failure } from '../lib/failure.mjs';

/**
 * Writes what a plan says, or nothing: everything that can be refused is refused first.
 *
 * @param {string} root
 * @param {import('./index.mjs').Plan} plan
 * @param {NodeJS.ProcessEnv} env
 */
export async function carryOut(root, { files, edits, runs = [], next }, env) {
  const there = Object.keys(files).find((path) => existsSync(join(root, path)));
  if (there !== undefined) throw new Failure(`${there} already exists: nothing was written.`, 3);
  /** @type {[string, string][]} */
  const edited = Object.entries(edits).map(([path, edit]) => [
    path,
    edit(readFileSync(join(root, path), 'utf8')),
  ]);
  const all = [...Object.entries(files), ...edited];
  for (const [path, text] of all) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const formatted = all.map(([path]) => path).filter((path) => /\.(ts|json)$/.test(path));
  for (const [program = '', ...args] of [['oxfmt', ...formatted], ...runs]) {
    const { code, output } = await capture(program, args, env, root);
    if (code !== 0) throw new Failure(`${program} ${args.join(' ')} failed:\n${output}`);
  }
  for (const path of Object.keys(files)) console.log(`wrote   ${path}`);
  for (const path of Object.keys(edits)) console.log(`edited  ${path}`);
  for (const command of runs) console.log(`ran     ${command.join(' ')}`);
  console.log(`\nNext:\n${next.map((step) => `  - ${step}`).join('\n')}`);
}

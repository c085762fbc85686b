import { spawnSync } from 'node:child_process';
import { HERE } from './libraries.ts';

/** Runs a CommonJS program in its own Node process, away from the test runner's module loader. */
export function runCommonJs(program: string): {
  readonly stdout: string;
  readonly stderr: string;
  readonly status: number | null;
} {
  return spawnSync(process.execPath, ['--input-type=commonjs', '--eval', program], {
    cwd: HERE,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'] },
  });
}

/** Names that a plain `require` of the built library returns, sorted. */
export function namesByRequire(specifier: string): readonly string[] {
  const program = `console.log(JSON.stringify(Object.keys(require(${JSON.stringify(specifier)})).sort()))`;
  return JSON.parse(runCommonJs(program).stdout) as string[];
}

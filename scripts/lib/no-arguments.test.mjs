import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

/** @param {string} script @param {string[]} args */
function run(script, ...args) {
  const path = fileURLToPath(new URL(`../${script}.mjs`, import.meta.url));
  return spawnSync(process.execPath, [path, ...args], { encoding: 'utf8', timeout: 30_000 });
}

test.for([
  { script: 'api', command: 'pnpm api' },
  { script: 'notices', command: 'pnpm notices' },
  { script: 'sizes', command: 'pnpm sizes' },
  { script: 'screenshots', command: 'pnpm screenshots' },
])('$command does nothing if it gets an unknown argument', ({ script, command }) => {
  expect(run(script, '--chekc')).toMatchObject({
    status: 3,
    stdout: '',
    stderr: `${command} takes no '--chekc': ${command} --help says what it does.\n`,
  });
  expect(run(script, '--help')).toMatchObject({ status: 0, stderr: '' });
});

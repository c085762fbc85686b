import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const URLS = {
  command: new URL('./run-command.mjs', import.meta.url).href,
  processes: new URL('./processes.mjs', import.meta.url).href,
};

/** Processes whose command line contains the mark. */
function marked(mark) {
  return readdirSync('/proc').filter((name) => {
    try {
      return /^\d+$/.test(name) && readFileSync(`/proc/${name}/cmdline`, 'utf8').includes(mark);
    } catch {
      return false;
    }
  });
}

async function until(condition) {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 20));
}

/** Starts a command that starts children in and outside its process group, and waits for them. */
async function startFamily(mark, script) {
  const program = `
    const { runCommand } = await import(${JSON.stringify(URLS.command)});
    const { run } = await import(${JSON.stringify(URLS.processes)});
    await runCommand(async () => ({ main: () => run('sh', ['-c', ${JSON.stringify(script)}, '${mark}'], { cwd: '/', env: process.env }) }));`;
  const parent = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    stdio: 'ignore',
  });
  const ended = new Promise((resolve) =>
    parent.once('exit', (code, signal) => resolve(code ?? signal)),
  );
  return { parent, ended };
}

const FAMILY =
  'sh -c "sleep 60; :" $0 & setsid sh -c "sleep 60; :" $0 & sh -c "trap : INT TERM HUP; while :; do sleep 0.1; done" $0 & wait';

test.for([
  { signal: 'SIGINT', code: 130 },
  { signal: 'SIGTERM', code: 143 },
  { signal: 'SIGHUP', code: 129 },
])('$signal leaves no process behind, however deaf', async ({ signal, code }) => {
  const mark = `family-${randomUUID()}`;
  const { parent, ended } = await startFamily(mark, FAMILY);
  await until(() => marked(mark).length >= 4);
  parent.kill(/** @type {NodeJS.Signals} */ (signal));
  expect(await ended).toBe(code);
  expect(marked(mark)).toEqual([]);
});

test('a second Ctrl-C ends it without waiting', async () => {
  const mark = `family-${randomUUID()}`;
  const { parent, ended } = await startFamily(mark, FAMILY);
  await until(() => marked(mark).length >= 4);
  parent.kill('SIGINT');
  await new Promise((resolve) => setTimeout(resolve, 600));
  parent.kill('SIGINT');
  expect(await ended).toBe(130);
  expect(marked(mark)).toEqual([]);
});

test('the exit code of a command is passed on', async () => {
  const { ended } = await startFamily('none', 'exit 7');
  expect(await ended).toBe(7);
});

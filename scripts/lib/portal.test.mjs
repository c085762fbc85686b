import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startPortal } from './portal.mjs';
import { isAlive } from './process-tree.mjs';

const PORTAL = new URL('./portal.mjs', import.meta.url).href;
const SERVER = `
import { createServer } from 'node:http';
import { writeFileSync } from 'node:fs';
writeFileSync('pid', String(process.pid));
createServer((_, response) => response.end('here')).listen(process.env.PORTAL_PORT, 'localhost');`;

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'portal with spaces-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** @param {string} program */
function portal(program) {
  writeFileSync(join(folder, 'backend.mjs'), program);
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ scripts: { start: 'NODE_ENV=development node backend.mjs' } }),
  );
  return { folder, log: join(folder, 'portal.log') };
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, 'localhost', () => {
      const address = server.address();
      server.close(() =>
        resolve(typeof address === 'object' && address !== null ? address.port : 0),
      );
    });
  });
}

test('a backend that fails to start ends the command with its reason and its exit code', async () => {
  const broken = portal(`console.error('the database is on fire'); process.exit(3);`);
  const started = startPortal({ port: await freePort(), env: process.env }, broken);
  await expect(started).rejects.toMatchObject({
    exitCode: 3,
    message: expect.stringContaining('the database is on fire'),
  });
});

test('a backend that ends later ends the command too', async () => {
  const frail = portal(
    `${SERVER}\nprocess.on('SIGUSR2', () => { console.error('out of memory'); process.exit(9); });`,
  );
  const { ended } = await startPortal({ port: await freePort(), env: process.env }, frail);
  process.kill(Number(readFileSync(join(folder, 'pid'), 'utf8')), 'SIGUSR2');
  await expect(ended).rejects.toMatchObject({
    exitCode: 9,
    message: expect.stringContaining('out of memory'),
  });
});

test('the backend ends when the command that started it is killed outright', async () => {
  const place = portal(SERVER);
  const program = `
    const { startPortal } = await import(${JSON.stringify(PORTAL)});
    const { url } = await startPortal({ port: ${await freePort()}, env: process.env }, ${JSON.stringify(place)});
    console.log(url);`;
  const command = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise((resolve) =>
    command.stdout.on('data', (text) => String(text).includes('http://') && resolve(undefined)),
  );
  const backend = { pid: Number(readFileSync(join(folder, 'pid'), 'utf8')), started: undefined };
  expect(isAlive(backend)).toBe(true);
  command.kill('SIGKILL');
  while (isAlive(backend)) await new Promise((resolve) => setTimeout(resolve, 20));
  expect(isAlive(backend)).toBe(false);
});

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { describeWith } from './capability.ts';
import { startPostgres } from './postgres.ts';

async function answers(url: string): Promise<boolean> {
  const { port, hostname } = new URL(url);
  const socket = connect(Number(port), hostname);
  const answered = await Promise.race([
    once(socket, 'connect').then(() => true),
    once(socket, 'error').then(() => false),
  ]).catch(() => false);
  socket.destroy();
  return answered;
}

const CRASHES = `const { startPostgres } = await import(${JSON.stringify(new URL('./postgres.ts', import.meta.url).href)});
console.log((await startPostgres()).url);
setInterval(() => {}, 1000);`;

describeWith('postgresql')('a PostgreSQL server for a test run', () => {
  test('accepts connections until it is disposed of', async () => {
    const server = await startPostgres();
    expect(await answers(server.url)).toBe(true);
    await server[Symbol.asyncDispose]();
    expect(await answers(server.url)).toBe(process.env['WEIGHBRIDGE_POSTGRES'] !== undefined);
  });

  test.for(['SIGKILL', 'SIGINT'] as const)(
    'is removed, with its folder, when the run ends by %s',
    async (signal) => {
      const folder = mkdtempSync(join(tmpdir(), 'weighbridge-crash-'));
      // The server runs as another user if we are root.
      chmodSync(folder, 0o755);
      const { WEIGHBRIDGE_POSTGRES: _, ...env } = process.env;
      const run = spawn(process.execPath, ['--input-type=module', '--eval', CRASHES], {
        env: { ...env, TMPDIR: folder },
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const [url] = (await once(run.stdout.setEncoding('utf8'), 'data')) as [string];
      expect(await answers(url)).toBe(true);
      expect(readdirSync(folder)).toHaveLength(1);
      run.kill(signal);
      await once(run, 'exit');
      await expect.poll(() => readdirSync(folder), { timeout: 30_000 }).toEqual([]);
      expect(await answers(url)).toBe(false);
      rmSync(folder, { recursive: true });
    },
  );
});

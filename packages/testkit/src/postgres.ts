import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { find } from './capability.ts';

/** A PostgreSQL server for one test run. */
export interface PostgresServer extends AsyncDisposable {
  /** Connection string of a user that may create databases. */
  readonly url: string;
}

/**
 * A PostgreSQL server: that of `WEIGHBRIDGE_POSTGRES`, or a new one in a temporary folder on a free loopback port,
 * which is stopped and removed when it is disposed of or when this process dies.
 *
 * @throws {Error} when there is none on this machine, or it does not start; the message says why
 */
export async function startPostgres(): Promise<PostgresServer> {
  const given = process.env['WEIGHBRIDGE_POSTGRES'];
  if (given !== undefined) return { url: given, async [Symbol.asyncDispose]() {} };
  const initdb = find('postgresql');
  if (initdb === undefined) throw new Error('PostgreSQL is not here: apt install postgresql');
  const guard = spawn(process.execPath, [guardFile(), initdb], {
    // Ctrl-C must not reach it before us.
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  const ended = once(guard, 'exit');
  let said = '';
  let complaint = '';
  guard.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text));
  const url = await new Promise<string>((resolve, reject) => {
    guard.once('exit', () => reject(new Error(`PostgreSQL does not start: ${complaint.trim()}`)));
    guard.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const line = /^ready (\S+)\n/.exec(said)?.[1];
      if (line !== undefined) resolve(line);
    });
  });
  return {
    url,
    async [Symbol.asyncDispose]() {
      guard.stdin.end();
      await ended;
    },
  };
}

function guardFile(): string {
  return fileURLToPath(new URL('./postgres-guard.ts', import.meta.url));
}

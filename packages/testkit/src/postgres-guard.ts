import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chownSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { freePort } from './free-port.ts';

// A separate process between a test run and its PostgreSQL server. It gets the path of `initdb`, prints `ready
// <connection string>` on stdout, and stops the server and removes its folder as soon as stdin ends: that also
// happens when the test run is killed or crashes.

const USER = 'weighbridge';
const TRIES = 3;
/** No data in it is worth waiting for the disk. */
const SETTINGS = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];

/** The user that the server runs as: it refuses root. */
interface Owner {
  readonly uid?: number;
  readonly gid?: number;
}

function ownerOf(): Owner {
  if (process.getuid?.() !== 0) return {};
  const accounts = readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] = accounts.find((line) => line.startsWith(`${name}:`))?.split(':') ?? [];
    if (uid !== undefined && gid !== undefined) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new Error('PostgreSQL does not run as root, and there is neither postgres nor nobody');
}

function makeCluster(initdb: string, folder: string, owner: Owner): string {
  const password = randomBytes(16).toString('hex');
  const file = join(folder, 'password');
  writeFileSync(file, password, { mode: 0o644 });
  const data = join(folder, 'data');
  const common = ['-D', data, '-U', USER, '-A', 'scram-sha-256', '--pwfile', file, '-E', 'UTF8'];
  // A collation unlike C, if the server has one: code that relies on byte order must say so.
  const locales = [['--locale-provider=icu', '--icu-locale=en-US', '--locale=C'], ['--locale=C']];
  let stderr = '';
  for (const locale of locales) {
    rmSync(data, { recursive: true, force: true });
    mkdirSync(data, { mode: 0o700 });
    if (owner.uid !== undefined && owner.gid !== undefined) chownSync(data, owner.uid, owner.gid);
    const made = spawnSync(initdb, [...common, ...locale, '--no-sync'], { ...owner, cwd: data });
    if (made.status === 0) return password;
    stderr = made.error?.message ?? made.stderr.toString();
  }
  throw new Error(`initdb failed: ${stderr}`);
}

/** The server, once it accepts connections; undefined if it ended instead, for instance because its port was taken. */
async function startServer(
  bin: string,
  data: string,
  port: number,
  owner: Owner,
): Promise<ChildProcess | undefined> {
  const listen = ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', ''];
  const settings = SETTINGS.flatMap((setting) => ['-c', setting]);
  const server = spawn(join(bin, 'postgres'), [...listen, ...settings], {
    ...owner,
    cwd: data,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ready = new Promise<boolean>((resolve) => {
    server.once('exit', () => resolve(false));
    server.once('error', () => resolve(false));
    server.stderr.setEncoding('utf8').on('data', (text: string) => {
      if (text.includes('ready to accept connections')) resolve(true);
    });
  });
  return (await ready) ? server : undefined;
}

async function run(initdb: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'weighbridge-postgres-'));
  let server: ChildProcess | undefined;
  try {
    const owner = ownerOf();
    if (owner.uid !== undefined && owner.gid !== undefined) {
      chownSync(folder, owner.uid, owner.gid);
    }
    const password = makeCluster(initdb, folder, owner);
    for (let tries = 0; server === undefined && tries < TRIES; tries += 1) {
      const port = await freePort('127.0.0.1');
      server = await startServer(dirname(initdb), join(folder, 'data'), port, owner);
      if (server === undefined) continue;
      process.stdout.write(`ready postgresql://${USER}:${password}@127.0.0.1:${port}/postgres\n`);
    }
    if (server === undefined) throw new Error('the PostgreSQL server did not start');
    process.stdin.resume();
    await Promise.race([once(process.stdin, 'close'), once(server, 'exit')]);
  } finally {
    if (server?.exitCode === null && server.kill('SIGQUIT')) await once(server, 'exit');
    rmSync(folder, { recursive: true, force: true });
  }
}

// A terminal sends these to all processes; the end of stdin follows, and with it the orderly shutdown.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {});

run(process.argv[2] ?? '').then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);

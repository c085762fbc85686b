import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '@weighbridge/testkit';
import type { Filled } from './fill.ts';

/** A portal that runs as a separate process. */
export interface Running extends AsyncDisposable {
  readonly url: string;
  readonly token: string;
  /** Peak memory, MiB. */
  peakMiB(): number;
  /** Current memory, MiB. */
  residentMiB(): number;
}

/** Starts a portal on those databases; `own`: guests see only what their team owns. */
export async function startPortal(filled: Filled, policy: 'all' | 'own'): Promise<Running> {
  const port = await freePort('localhost');
  const url = `http://localhost:${port}`;
  const file = join(filled.folder, 'app-config.json');
  writeFileSync(file, JSON.stringify(configOf(url, port, filled)));
  const child = spawn(
    process.execPath,
    ['--conditions=@weighbridge/source', '--no-warnings', 'bench/backend.ts', '--config', file],
    {
      cwd: join(import.meta.dirname, '..'),
      env: {
        ...process.env,
        NODE_ENV: 'development',
        BENCH_POLICY: policy,
        BENCH_DATABASE: filled.postures,
      },
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  const stop = async () => {
    if (child.exitCode === null && child.kill()) await once(child, 'exit');
  };
  process.once('exit', () => child.kill());
  const memory = (name: string) => {
    const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
    return Math.round(Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / 1024);
  };
  while (!(await fetch(`${url}/.backstage/health/v1/readiness`).catch(() => undefined))?.ok) {
    if (child.exitCode !== null) throw new Error('the portal ended by itself');
    await sleep(200);
  }
  return {
    url,
    token: await signIn(url),
    peakMiB: () => memory('VmHWM'),
    residentMiB: () => memory('VmRSS'),
    [Symbol.asyncDispose]: stop,
  };
}

function configOf(url: string, port: number, { config }: Filled): object {
  const never = { frequency: { hours: 24 }, initialDelay: { hours: 24 }, timeout: { hours: 1 } };
  return {
    app: { baseUrl: url },
    backend: { baseUrl: url, listen: { host: 'localhost', port }, database: config },
    auth: {
      providers: {
        guest: {
          userEntityRef: 'user:default/guest',
          ownershipEntityRefs: ['user:default/guest', 'group:default/team-ecology'],
        },
      },
    },
    permission: { enabled: true },
    catalog: { orphanProviderStrategy: 'keep', processingInterval: { hours: 12 } },
    weighbridge: { discovery: never, schedule: never },
  };
}

async function signIn(url: string): Promise<string> {
  const response = await fetch(`${url}/api/auth/guest/refresh`, { method: 'POST' });
  const body = (await response.json()) as { backstageIdentity: { token: string } };
  return body.backstageIdentity.token;
}

import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '@weighbridge/testkit';

/** How long a portal may take to answer, on a machine that is busy with other tests. */
const START_MS = 180_000;

/** A portal that runs for one test file, on its own port and in its own folders. */
export interface Portal extends AsyncDisposable {
  readonly url: string;
}

/** The output of the process and how it ended. */
export interface Ended {
  readonly code: number | null;
  readonly output: string;
}

/** Variables that the README of the portal names. */
export type PortalEnv = Readonly<Record<`PORTAL_${string}`, string>>;

/**
 * Starts the built portal as `pnpm start` does, with these files on top of its configuration, and waits until it is
 * ready.
 */
export async function startPortal(
  env: PortalEnv = {},
  configs: readonly string[] = [],
): Promise<Portal> {
  const port = await freePort('localhost');
  const data = mkdtempSync(join(tmpdir(), 'weighbridge-portal-'));
  const { child, output } = run({ PORTAL_PORT: String(port), PORTAL_DATA: data, ...env }, configs);
  const url = `http://localhost:${port}`;
  const stop = async () => {
    if (child.exitCode === null && child.kill()) await once(child, 'exit');
    rmSync(data, { recursive: true, force: true });
  };
  try {
    await waitUntilReady(url, child, output);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, [Symbol.asyncDispose]: stop };
}

/** Starts a portal that is expected to end by itself. */
export async function runToEnd(env: PortalEnv): Promise<Ended> {
  const data = mkdtempSync(join(tmpdir(), 'weighbridge-portal-'));
  const { child, output } = run({ PORTAL_DATA: data, ...env });
  const timer = setTimeout(() => child.kill('SIGKILL'), START_MS);
  await once(child, 'exit');
  clearTimeout(timer);
  rmSync(data, { recursive: true, force: true });
  return { code: child.exitCode, output: output() };
}

function run(
  env: PortalEnv,
  configs: readonly string[] = [],
): { readonly child: ChildProcess; readonly output: () => string } {
  const transform = '@backstage/cli-node/config/nodeTransform.cjs';
  const args = ['--enable-source-maps', '--require', transform, 'src/index.ts'];
  const files = ['app-config.yaml', ...configs].flatMap((file) => ['--config', file]);
  const child = spawn(process.execPath, [...args, ...files], {
    cwd: join(import.meta.dirname, '..'),
    env: { ...process.env, NODE_ENV: 'development', NODE_OPTIONS: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const chunks: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => chunks.push(chunk));
  }
  return { child, output: () => chunks.join('') };
}

async function waitUntilReady(
  url: string,
  child: ChildProcess,
  output: () => string,
): Promise<void> {
  const end = Date.now() + START_MS;
  while (Date.now() < end) {
    if (child.exitCode !== null) throw new Error(`the portal ended by itself:\n${output()}`);
    const response = await fetch(`${url}/.backstage/health/v1/readiness`).catch(() => undefined);
    if (response?.ok) return;
    await sleep(250);
  }
  throw new Error(`the portal was not ready in ${START_MS / 1000} s:\n${output()}`);
}

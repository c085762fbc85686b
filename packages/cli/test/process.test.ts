import { spawn } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeModels } from './models.ts';

const BIN = fileURLToPath(new URL('../src/bin.ts', import.meta.url));
const SOURCE = ['--conditions=@weighbridge/source', '--disable-warning=ExperimentalWarning', BIN];

let home = '';
let remove = async (): Promise<void> => {};

beforeAll(async () => {
  ({ home, remove } = await makeModels());
});
afterAll(() => remove());

function start(argv: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const child = spawn(process.execPath, [...SOURCE, ...argv], {
    cwd: home,
    env: { PATH: process.env['PATH'], XDG_CACHE_HOME: join(home, 'cache'), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  const ended = once(child, 'close').then(([code, signal]: unknown[]) => ({
    code,
    signal,
    out,
    err,
  }));
  return { child, ended };
}

test('the program answers as the function does, and leaves no handle open', async () => {
  const { code, out, err } = await start(['weigh', 'broken', '--quiet']).ended;
  expect(out).toContain('Gate: REFUSED');
  expect([code, err]).toEqual([1, '']);
});

test('help is written whole', async () => {
  const { code, out } = await start(['--help']).ended;
  expect(out).toContain('Usage: weighbridge');
  expect(code).toBe(0);
});

test('a reader that goes away is not an error: no stack, and the exit code still holds the answer', async () => {
  const { child, ended } = start(['explain', '--format', 'json']);
  child.stdout.destroy();
  const { code, err } = await ended;
  expect([code, err]).toEqual([0, '']);
});

test('as a package script it starts at the caller’s folder', async () => {
  const { child, ended } = start(['weigh', 'unlicensed', '-q'], {
    npm_lifecycle_event: 'weighbridge',
    INIT_CWD: home,
  });
  expect(child.pid).toBeGreaterThan(0);
  expect((await ended).code).toBe(2);
  const elsewhere = await start(['weigh', 'unlicensed', '-q'], {
    npm_lifecycle_event: 'weighbridge',
    INIT_CWD: join(home, 'out'),
  }).ended;
  expect(elsewhere.code).toBe(3);
});

test('Ctrl-C ends with 130, and the next run resumes where it stopped', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'weighbridge-big-'));
  try {
    await makeSparseModel(folder, 40, 64 * 1024 * 1024);
    const cache = join(home, 'interrupted.jsonl');
    const { child, ended } = start(['bom', folder, '--cache', cache]);
    await waitForDigest(cache);
    child.kill('SIGINT');
    const first = await ended;
    expect([first.code, first.out]).toEqual([130, '']);
    expect(first.err).toContain('run again to go on');
    const known = readFileSync(cache, 'utf8').trimEnd().split('\n').length - 1;
    expect(known).toBeGreaterThan(0);
    expect(known).toBeLessThan(40);
    const second = await start(['bom', folder, '--cache', cache]).ended;
    expect(second.code).toBe(0);
    expect(second.err).toMatch(
      /hashed 40 files, 2\.7 GB in .*\([\d.]+ [MG]B known from the cache\)/,
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test('Ctrl-C during signing ends with 130 and writes no signature', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'weighbridge-big-'));
  try {
    await makeSparseModel(folder, 40, 64 * 1024 * 1024);
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    await writeFile(join(home, 'key.pem'), privateKey.export({ type: 'pkcs8', format: 'pem' }));
    const cache = join(home, 'interrupted-signing.jsonl');
    const { child, ended } = start([
      'sign',
      'key',
      folder,
      '--private-key',
      'key.pem',
      '--cache',
      cache,
      '--signature',
      'big.sig',
    ]);
    await waitForDigest(cache);
    child.kill('SIGINT');
    const { code, out, err } = await ended;
    expect([code, out]).toEqual([130, '']);
    expect(err).toContain('Interrupted: nothing was written.');
    expect(existsSync(join(home, 'big.sig'))).toBe(false);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

/** Sparse files, which hash as zeros. */
async function makeSparseModel(folder: string, files: number, sizeBytes: number): Promise<void> {
  for (let at = 0; at < files; at += 1) {
    const handle = await open(join(folder, `data-${at}.bin`), 'w');
    await handle.truncate(sizeBytes + at);
    await handle.close();
  }
  // The cache does not remember files that were written at the moment of hashing.
  await sleep(100);
}

async function waitForDigest(cache: string): Promise<void> {
  for (let turn = 0; turn < 6000; turn += 1) {
    if (existsSync(cache) && readFileSync(cache, 'utf8').trimEnd().split('\n').length > 1) return;
    await sleep(5);
  }
  throw new Error('no digest was kept in 30 seconds');
}

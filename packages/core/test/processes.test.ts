import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { hashFolder, openDigestCache, openFolder } from '@weighbridge/core/node';
import { afterAll, beforeAll, expect, test } from 'vitest';

const MIB = 1024 * 1024;
const root = fileURLToPath(new URL('..', import.meta.url));
const digest = `sha256:${createHash('sha256')
  .update(Buffer.alloc(40 * MIB))
  .digest('hex')}`;
let base: string;
let model: string;

beforeAll(() => {
  base = mkdtempSync(join(tmpdir(), 'weighbridge-processes-'));
  model = join(base, 'model');
  execFileSync('mkdir', [model]);
  for (let i = 0; i < 6; i += 1) {
    writeFileSync(join(model, `${i}`), '');
    truncateSync(join(model, `${i}`), 40 * MIB);
  }
  execFileSync(
    join(root, 'node_modules/.bin/tsc'),
    ['-p', 'tsconfig.build.json', '--outDir', join(base, 'dist')],
    { cwd: root },
  );
  symlinkSync(join(root, 'node_modules'), join(base, 'node_modules'));
  writeFileSync(join(base, 'package.json'), '{"type":"module"}');
});
afterAll(() => rmSync(base, { recursive: true }));

/** Hashes the model in its own process, and reports the digests and the number of threads. */
function hashIn(door: string, ...args: readonly string[]): unknown {
  const script = `
    import { hashFolder, openFolder } from ${JSON.stringify(pathToFileURL(door).href)};
    let workers = 0;
    process.on('worker', (worker) => worker.once('message', () => (workers += 1)));
    const digests = await hashFolder(await openFolder(${JSON.stringify(model)}), { concurrency: 2 });
    console.log(JSON.stringify({ workers, digests: [...new Set(digests.values())], files: digests.size }));`;
  const output = execFileSync(
    process.execPath,
    [...args, '--input-type=module', '--eval', script],
    {
      encoding: 'utf8',
      env: { ...process.env, NODE_OPTIONS: '' },
      timeout: 200_000,
    },
  );
  return JSON.parse(output) as unknown;
}

test('hashes on two threads from source, and the process ends by itself', () => {
  expect(hashIn(join(root, 'src/node.ts'))).toEqual({ workers: 2, digests: [digest], files: 6 });
});

test('hashes on two threads from the build', () => {
  expect(hashIn(join(base, 'dist/node.js'))).toEqual({ workers: 2, digests: [digest], files: 6 });
});

test('hashes on the same thread if a bundle leaves out the worker file', () => {
  const bundle = join(base, 'bundle');
  cpSync(join(base, 'dist'), bundle, { recursive: true });
  rmSync(join(bundle, 'node/hash-worker.js'));
  expect(hashIn(join(bundle, 'node.js'))).toEqual({ workers: 0, digests: [digest], files: 6 });
});

test('every entry point of the build loads through require, as in a CommonJS backend', () => {
  const require = createRequire(join(base, 'package.json'));
  expect(require('./dist/index.js')).toHaveProperty('canonicalJson');
  expect(require('./dist/node.js')).toHaveProperty('hashFolder');
  expect(require('./dist/schema.js')).toHaveProperty('evidenceSchema');
});

test('a killed process leaves every digest it had finished, and the next one continues from there', async () => {
  const file = join(base, 'digests.jsonl');
  const script = `
    import { hashFolder, openDigestCache, openFolder } from ${JSON.stringify(pathToFileURL(join(root, 'src/node.ts')).href)};
    const cache = await openDigestCache(${JSON.stringify(file)});
    let set = 0;
    const counting = {
      get: (identity) => cache.get(identity),
      set: (...args) => { cache.set(...args); if (++set === 3) process.kill(process.pid, 'SIGKILL'); },
    };
    await hashFolder(await openFolder(${JSON.stringify(model)}), { cache: counting });`;
  const { signal } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
    timeout: 200_000,
  });
  expect(signal).toBe('SIGKILL');
  await using cache = await openDigestCache(file);
  expect(cache.ignored).toBeUndefined();
  let cachedBytes = 0;
  const digests = await hashFolder(await openFolder(model), {
    cache,
    onProgress: (progress) => void (cachedBytes = progress.cachedBytes),
  });
  expect(cachedBytes).toBeGreaterThanOrEqual(3 * 40 * MIB);
  expect(new Set(digests.values())).toEqual(new Set([digest]));
});

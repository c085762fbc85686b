import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startTufRepository } from '../../test/support/tuf-repository.ts';
import type { TufRepository, TufRepositoryOptions } from '../../test/support/tuf-repository.ts';
import type { TrustedRoot } from './contract.ts';
import { PUBLIC_GOOD } from './data/public-good.ts';
import { publicGoodRoot } from './public-good-root.ts';
import { refreshTrustedRoot } from './refresh-trusted-root.ts';

let folder: string;
let repository: TufRepository | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'weighbridge-tuf-'));
});

afterEach(async () => {
  await repository?.close();
  repository = undefined;
  rmSync(folder, { recursive: true, force: true });
});

async function refresh(
  options: Partial<TufRepositoryOptions>,
  signal?: AbortSignal,
): Promise<TrustedRoot> {
  repository = await startTufRepository({ target: PUBLIC_GOOD.text, ...options });
  const rootFile = join(folder, 'root.json');
  writeFileSync(rootFile, repository.root);
  return refreshTrustedRoot({
    mirrorUrl: repository.url,
    rootFile,
    cacheFolder: join(folder, 'cache'),
    retries: 0,
    ...(signal === undefined ? {} : { signal }),
  });
}

test('returns the root that the repository signs', async () => {
  const root = await refresh({});
  expect(root).toEqual({ source: 'tuf', json: publicGoodRoot().json });
});

test('refuses a target that was changed after it was signed', async () => {
  const served = PUBLIC_GOOD.text.replace('rekor.sigstore.dev', 'rekor.sigstore.bad');
  await expect(refresh({ served })).rejects.toMatchObject({ code: 'TRUSTED_ROOT_REFRESH' });
});

test('refuses an expired repository, as a frozen mirror would serve it', async () => {
  const expires = new Date(Date.now() - 1000);
  await expect(refresh({ expires })).rejects.toMatchObject({ code: 'TRUSTED_ROOT_REFRESH' });
});

test('refuses a repository that another key signs', async () => {
  const first = await startTufRepository({ target: PUBLIC_GOOD.text });
  await first.close();
  const rootFile = join(folder, 'root.json');
  writeFileSync(rootFile, first.root);
  repository = await startTufRepository({ target: PUBLIC_GOOD.text });
  const refreshed = refreshTrustedRoot({
    mirrorUrl: repository.url,
    rootFile,
    cacheFolder: join(folder, 'cache'),
    retries: 0,
  });
  await expect(refreshed).rejects.toMatchObject({ code: 'TRUSTED_ROOT_REFRESH' });
});

test('checks a signed root like any other', async () => {
  await expect(refresh({ target: '{}' })).rejects.toMatchObject({ code: 'TRUSTED_ROOT_INVALID' });
});

test('ends immediately when it is aborted', async () => {
  const reason = new Error('enough');
  await expect(refresh({}, AbortSignal.abort(reason))).rejects.toBe(reason);
});

test('reports wrong options before it sends a request', async () => {
  await expect(refreshTrustedRoot({ mirrorUrl: 'https://tuf.example' })).rejects.toThrow(
    'rootFile is needed',
  );
  await expect(refreshTrustedRoot({ mirrorUrl: 'http://tuf.example' })).rejects.toThrow('https');
  await expect(refreshTrustedRoot({ cacheFolder: 'here' })).rejects.toThrow('absolute');
});

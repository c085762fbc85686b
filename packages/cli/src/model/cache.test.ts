import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { recordedIo } from '../../test/io.ts';
import { cacheFile, openCache } from './cache.ts';

test.for<[string, Record<string, string>, string | false | undefined, string | undefined]>([
  ['--cache, relative to the working folder', { HOME: '/h' }, 'c.jsonl', '/here/c.jsonl'],
  ['--no-cache', { HOME: '/h' }, false, undefined],
  [
    'the XDG folder',
    { XDG_CACHE_HOME: '/x', HOME: '/h' },
    undefined,
    '/x/weighbridge/digests.jsonl',
  ],
  [
    'a relative XDG folder, which is ignored',
    { XDG_CACHE_HOME: 'x', HOME: '/h' },
    undefined,
    '/h/.cache/weighbridge/digests.jsonl',
  ],
  ['a user without a home', {}, undefined, undefined],
])('%s', ([, env, option, expected]) => {
  expect(cacheFile({ env, cwd: '/here' }, option)).toBe(expected);
});

test('digests are never kept inside the model, however a path leads there', async () => {
  const base = await mkdtemp(join(tmpdir(), 'weighbridge-cache-'));
  try {
    const model = join(base, 'model');
    await mkdir(join(model, 'sub'), { recursive: true });
    await symlink(join(model, 'sub'), join(base, 'way'));
    const io = recordedIo({ cwd: base, env: { HOME: model } });
    for (const cache of ['model/c.jsonl', 'model/new/c.jsonl', 'way/c.jsonl', 'way/../way/c']) {
      await expect(openCache(io, { cache }, false, model), cache).rejects.toMatchObject({
        code: 'BAD_USAGE',
      });
    }
    expect(await openCache(io, {}, false, model)).toBeUndefined();
    expect(io.err()).toContain('is inside the model');
    await using beside = await openCache(io, { cache: 'model-c.jsonl' }, false, model);
    expect(beside).toBeDefined();
  } finally {
    await rm(base, { recursive: true });
  }
});

import { expect, test } from 'vitest';
import { cacheFile } from './cache.ts';

test.for<[string, Record<string, string>, string | false | undefined, string | undefined]>([
  ['--cache, from the working folder', { HOME: '/h' }, 'c.jsonl', '/here/c.jsonl'],
  ['--no-cache', { HOME: '/h' }, false, undefined],
  [
    'the XDG folder',
    { XDG_CACHE_HOME: '/x', HOME: '/h' },
    undefined,
    '/x/weighbridge/digests.jsonl',
  ],
  [
    'a relative XDG folder, which counts as none',
    { XDG_CACHE_HOME: 'x', HOME: '/h' },
    undefined,
    '/h/.cache/weighbridge/digests.jsonl',
  ],
  ['a user without a home', {}, undefined, undefined],
])('%s', ([, env, option, expected]) => {
  expect(cacheFile({ env, cwd: '/here' }, option)).toBe(expected);
});

import { expect, test } from 'vitest';
import { ignorePathProblem, readIgnorePaths } from './ignore-path.ts';

test.for([
  ['cache', ['cache']],
  ['./cache', ['cache']],
  ['cache/', ['cache']],
  ['a//b/./c', ['a/b/c']],
  ['*.py', ['*.py']],
] as const)('reads %j of a signed list as %j', ([entry, usable]) => {
  expect(readIgnorePaths([entry, entry])).toEqual({ usable, unusable: [] });
});

test.for(['/abs', '..', '../x', 'a/../b', 'a\\b', 'C:/x', 'a\u0000'])(
  'keeps %j separate, so that it matches nothing',
  (entry) => {
    expect(readIgnorePaths(['a', entry])).toEqual({ usable: ['a'], unusable: [entry] });
  },
);

test.for(['', '.', './', './.', '/', '//'])('takes %j for the whole model', (entry) => {
  expect(readIgnorePaths(['a', entry])).toBeUndefined();
});

test('lets only exact relative paths be signed', () => {
  for (const path of ['cache', 'a/b', '.git']) expect(ignorePathProblem(path)).toBeUndefined();
  for (const path of ['*.py', 'a?', '[ab]', '/abs', '../x', './a', 'a/', '', '.'])
    expect(ignorePathProblem(path)).toBeTypeOf('string');
});

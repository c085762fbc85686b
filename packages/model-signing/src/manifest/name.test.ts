import { posix, win32 } from 'node:path';
import { propertyRuns } from '@weighbridge/testkit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nameProblem } from './name.ts';

test.for([
  'a',
  'config.json',
  'sub/adapter.bin',
  '.hidden',
  '..a/b..',
  '...',
  'a b',
  ' a ',
  'ab:b',
  'model:0:16',
  'ab:c',
  'aux.py',
  'trailing.',
  'résumé',
  '模型/權重.bin',
  '😀.bin',
  '~',
  '*',
])('takes %j for a path', (name) => {
  expect(nameProblem(name)).toBeUndefined();
});

test.for([
  ['', 'an empty part'],
  ['/', 'an absolute path'],
  ['/etc/passwd', 'an absolute path'],
  ['//server/share', 'an absolute path'],
  ['..', 'a ".." that leads out of its folder'],
  ['../a', 'a ".." that leads out of its folder'],
  ['a/../b', 'a ".." that leads out of its folder'],
  ['a/..', 'a ".." that leads out of its folder'],
  ['.', 'a "." part'],
  ['./a', 'a "." part'],
  ['a/.', 'a "." part'],
  ['a//b', 'an empty part'],
  ['a/', 'an empty part'],
  ['a\\b', 'a backslash'],
  ['..\\a', 'a backslash'],
  ['C:/a', 'a drive letter'],
  ['c:a', 'a drive letter'],
  ['a:0:16', 'a drive letter'],
  ['a\u0000', 'a control character'],
  ['a\nb', 'a control character'],
  ['a\u007f', 'a control character'],
  ['a\u0085', 'a control character'],
  ['a\ud800', 'a lone surrogate'],
  ['a'.repeat(4_097), 'longer than 4096 characters'],
] as const)('refuses %j: %s', ([name, problem]) => {
  expect(nameProblem(name)).toBe(problem);
});

test('takes only names that stay in the folder on every system and denote one file', () => {
  const part = fc.oneof(
    fc.constantFrom('..', '.', '', 'C:', 'a', '\\'),
    fc.string({ unit: 'binary' }),
  );
  const name = fc.array(part, { minLength: 1, maxLength: 5 }).map((parts) => parts.join('/'));
  fc.assert(
    fc.property(name, (path) => {
      if (nameProblem(path) !== undefined) return;
      expect(posix.resolve('/model', path)).toBe(`/model/${path}`);
      expect(win32.resolve('C:\\model', path)).toBe(`C:\\model\\${path.replaceAll('/', '\\')}`);
      expect(Buffer.from(path).toString()).toBe(path);
    }),
    { numRuns: propertyRuns({ short: 3_000, long: 40_000 }) },
  );
});

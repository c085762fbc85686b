import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ROOT } from '../lib/places.mjs';
import { weighImport } from './bundle.mjs';
import { weigh } from './sizes.mjs';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sizes-'));
  mkdirSync(join(folder, 'src'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** @param {string} source @param {number} most */
function limitFor(source, most = 10_000) {
  writeFileSync(join(folder, 'src/index.ts'), source);
  return {
    folder: relative(ROOT, folder),
    what: '*',
    most,
    use: 'lib.answer()',
    gives: 42,
  };
}

test('a library of ECMAScript runs in a page and has a size', async () => {
  const { bytes, problem } = await weighImport(limitFor('export const answer = () => 42;'));
  expect(problem).toBeUndefined();
  expect(bytes).toBeGreaterThan(100);
  expect(bytes).toBeLessThan(1000);
});

test('what needs Node to load is refused', async () => {
  const source = `import { cpus } from 'node:os'; export const answer = () => cpus().length;`;
  await expect(weighImport(limitFor(source))).rejects.toThrow('node:os');
});

test.for([
  ['a global of Node', 'export const answer = () => process.pid;', 'process is not defined'],
  ['another answer', 'export const answer = () => 41;', 'gives 41 in a page, not 42'],
])('reports %s', async ([, source, told]) => {
  expect((await weighImport(limitFor(String(source)))).problem).toContain(String(told));
});

test('an import that is too large, or cannot be bundled, is a problem of its line', async () => {
  const large = await weigh(limitFor('export const answer = () => 42;', 10));
  expect(large.problem).toBe('it may be 0.0 kB at most');
  const broken = await weigh(limitFor(`export * from './not-there.ts';`));
  expect(broken.problem).toContain('not-there.ts');
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findCycles, graphOfFiles } from './cycles.mjs';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cycles-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Cycles among files of these texts, by name. @param {Readonly<Record<string, string>>} files */
function cyclesAmong(files) {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return findCycles(graphOfFiles(folder, Object.keys(files)));
}

test('a cycle is named, a diamond is not', () => {
  expect(
    findCycles(
      new Map([
        ['top', ['left', 'right']],
        ['left', ['bottom']],
        ['right', ['bottom']],
        ['bottom', []],
      ]),
    ),
  ).toEqual([]);
  expect(
    findCycles(
      new Map([
        ['a', ['b']],
        ['b', ['c']],
        ['c', ['b']],
      ]),
    ),
  ).toEqual(['b -> c -> b']);
});

test.for([
  ['a value', `import { b } from './b.ts';`],
  ['a type', `import type { B } from './b.ts';`],
  ['a type among values', `import { type B } from './b.ts';`],
  ['what is exported again', `export type { B } from './b.ts';`],
  ['a type in its place', `export const b: import('./b.ts').B = 1;`],
  ['a late import', `export const b = () => import('./b.ts');`],
  ['a name without ending', `import type { B } from './b';`],
])('a file that is imported as %s and imports back closes a cycle', ([, text = '']) => {
  expect(cyclesAmong({ 'a.ts': text, 'b.ts': `import { a } from './a.ts';` })).toEqual([
    'a.ts -> b.ts -> a.ts',
  ]);
  expect(cyclesAmong({ 'a.ts': text, 'b.ts': `// import { a } from './a.ts';` })).toEqual([]);
});

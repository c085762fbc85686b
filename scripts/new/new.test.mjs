import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { problemsIn } from '../checks/manifests.mjs';
import { problemsInReadme } from '../checks/readmes.mjs';
import { ROOT } from '../lib/places.mjs';
import { byName, withExports, withItem } from './edit.mjs';
import { Clone } from './exercise/clone.mjs';
import { kinds } from './index.mjs';
import { newPackage } from './package.mjs';
import { nextNumber } from './registered.mjs';

const SENTENCE = 'Compares what a model sees now with what it was trained on.';
const ALL = [
  ['format', 'tabula'],
  ['evidence', 'artifact/planted'],
  ['control', `WB-ART-${nextNumber(ROOT, 'ART')}`, 'artifact/planted'],
  ['control', `WB-CLD-${nextNumber(ROOT, 'CLD')}`, 'artifact/code'],
  ['instrument', 'planted', 'artifact/planted'],
  ['command', 'shout'],
];

describe('a name', () => {
  test.for([
    ['format', ['Tabula'], /in kebab case, as in 'two-words'/],
    ['format', ['../tabula'], /in kebab case/],
    ['format', ['delete'], /not a reserved word/],
    ['format', ['gguf'], /gguf is taken: see packages\/model-formats\/src\/formats\/gguf\.ts/],
    ['evidence', ['names'], /it is <family>\/<name>, and the families are artifact, bom/],
    ['evidence', ['artefact/names'], /the families are artifact, bom/],
    ['evidence', ['artifact/Names'], /in kebab case/],
    ['evidence', ['artifact/names/more'], /it is <family>\/<name>/],
    ['evidence', ['artifact/code'], /code is taken: see/],
    ['control', ['ART-4', 'artifact/code'], /it is WB-<FAMILY>-<n>, with FAMILY one of ART, BOM/],
    ['control', ['WB-ARX-1', 'artifact/code'], /it is WB-<FAMILY>-<n>/],
    ['control', ['WB-ART-1', 'artifact/code'], /WB-ART-1 is taken: the next one is WB-ART-\d/],
    ['control', ['WB-ART-99', 'artifact/code'], /leaves a gap: the next one is WB-ART-\d/],
    [
      'control',
      [`WB-CLD-${nextNumber(ROOT, 'CLD')}`],
      /takes one of artifact\/code.*pnpm new evidence makes another/,
    ],
    ['instrument', ['code', 'artifact/code'], /code is taken/],
    [
      'instrument',
      ['seen-by-none', 'artifact/none'],
      /pnpm new instrument seen-by-none takes one of/,
    ],
    ['package', ['core', SENTENCE], /core is taken: see packages\/core/],
    ['package', ['drift', 'drift'], /in one sentence/],
    ['package', ['drift', `${SENTENCE}"`], /without quotes/],
  ])('a new %s refuses %j and says what is allowed', ([kind, args, says]) => {
    const [name = '', ...more] = /** @type {string[]} */ (args);
    const found = kinds.find((each) => each.name === kind);
    expect(() => found?.plan(ROOT, name, ...more)).toThrow(/** @type {RegExp} */ (says));
  });
});

describe('an edit', () => {
  test('adds an item to a registry of one line or of many, at the end or at its place', () => {
    expect(withItem('export const all = [a, b] as const;', 'all', 'c', './c.ts')).toBe(
      "import { c } from './c.ts';\nexport const all = [a, b, c] as const;",
    );
    const many = withItem(
      'export const all: readonly X[] = [\n  a,\n  c,\n];',
      'all',
      'b',
      './b.ts',
      byName,
    );
    expect(many).toContain('[a, b, c]');
    expect(() => withItem('none', 'all', 'c', './c.ts')).toThrow('there is no list all');
  });

  test('adds exports to an entry point among those of its folder', () => {
    const door =
      "export { a } from './x/a.ts';\nexport { c } from './x/c.ts';\nexport { z } from './z.ts';\n";
    const lines = withExports(door, './x/b.ts', ['{ b }', 'type { B }']).split('\n');
    expect(lines.slice(1, 3)).toEqual([
      "export { b } from './x/b.ts';",
      "export type { B } from './x/b.ts';",
    ]);
    expect(withExports(door, './x/d.ts', ['{ d }']).split('\n')[2]).toBe(
      "export { d } from './x/d.ts';",
    );
  });
});

test('a new package has the manifest that every package has, and the chapters of its README to write', () => {
  const { files } = newPackage.plan(ROOT, 'drift', SENTENCE);
  const manifest = JSON.parse(files['packages/drift/package.json'] ?? '');
  expect(problemsIn('packages/drift', manifest)).toEqual([]);
  const problems = problemsInReadme('@weighbridge/drift', files['packages/drift/README.md'] ?? '');
  expect(problems.length).toBeGreaterThan(0);
  for (const problem of problems) expect(problem).toMatch(/^says nothing under /);
});

/** @type {Clone} */
let clone;
beforeAll(() => (clone = new Clone(process.env)), 60_000);
afterAll(() => rmSync(clone.folder, { recursive: true, force: true }));
const make = (/** @type {string[]} */ args) => clone.run('node', 'scripts/new.mjs', ...args);

test('pnpm new writes formatted and linted files, says what is next, and overwrites nothing', async () => {
  for (const args of ALL) {
    const output = expect.stringMatching(/wrote [^]*edited [^]*Next:\n {2}- /);
    expect(await make(args)).toEqual({ code: 0, output });
  }
  const sources = (await clone.changed()).filter((path) => path.endsWith('.ts'));
  expect(await clone.run('oxfmt', '--check', ...sources)).toMatchObject({ code: 0 });
  expect(await clone.run('oxlint', '--deny-warnings', ...sources)).toMatchObject({ code: 0 });
  await clone.commit();
  for (const args of ALL) {
    const output = expect.stringContaining('is taken');
    expect(await make(args)).toEqual({ code: 3, output });
  }
  expect(await clone.changed()).toEqual(['']);
});

test.for([
  [['--help'], 0, /pnpm new evidence <family>\/<name> [^]*pnpm new package/],
  [['reporter', 'x'], 3, /Nothing is called reporter: format, evidence, control/],
  [['format'], 3, /Give the format a name: pnpm new format <name>/],
  [[], 3, /Say what is new: format, evidence/],
])('pnpm new %j prints the right answer', async ([args, code, says]) => {
  const output = expect.stringMatching(/** @type {RegExp} */ (says));
  expect(await make(/** @type {string[]} */ (args))).toEqual({ code, output });
});

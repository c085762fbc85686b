import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { entryPoints } from '../generate/entry-points.mjs';
import { ROOT } from '../generate/places.ts';
import { publicSymbols, settingsOf } from './symbols.ts';

const SITE = join(import.meta.dirname, '..');

test('every exported symbol and every member of an exported type says what it is', () => {
  const files = entryPoints().map(({ file }) => file);
  const symbols = publicSymbols(files, ROOT, settingsOf(SITE, 'tsconfig.typedoc.json'));
  const bare = symbols.filter(({ prose }) => prose === '');
  const silent = symbols.filter(({ throws, tags }) => throws && !tags.includes('throws'));
  console.log(`${symbols.length} exported symbols and members`);
  expect({
    'without a comment': bare.map(({ place, name }) => `${place} ${name}`),
    'throws, and does not say what': silent.map(({ place, name }) => `${place} ${name}`),
  }).toEqual({ 'without a comment': [], 'throws, and does not say what': [] });
  expect(symbols.length).toBeGreaterThan(1_000);
});

const folder = mkdtempSync(join(tmpdir(), 'weighbridge-symbols-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function symbolsOf(text: string) {
  const file = join(folder, 'fixture.ts');
  writeFileSync(file, text);
  return publicSymbols([file], folder, { strict: true, noLib: true, types: [] });
}

test.for([
  ['a function', 'export function bare() {}', 'bare'],
  ['a constant', 'export const bare = 1;', 'bare'],
  ['an interface', 'export interface Bare {}', 'Bare'],
  ['a member', '/** Said. */\nexport interface A { readonly bare: number }', 'A.bare'],
  ['a method', '/** Said. */\nexport interface A { bare(): void }', 'A.bare'],
  ['a member of an alias', '/** Said. */\nexport type A = { bare: string } | null;', 'A.bare'],
  ['a member of a class', '/** Said. */\nexport class A { bare = 1; #own = 2; }', 'A.bare'],
  ['a comment of tags alone', '/** @see x */\nexport const bare = 1;', 'bare'],
] as const)('finds %s without a comment', ([, text, name]) => {
  const bare = symbolsOf(text).filter(({ prose }) => prose === '');
  expect(bare.map((symbol) => symbol.name)).toEqual([name]);
});

test.for([
  ['a body that throws', '/** Said. */\nexport function f() { if (1) throw new Error(); }', true],
  ['a verb that throws', '/** Said. */\nexport function parseIt() { return 1; }', true],
  ['a function inside', '/** Said. */\nexport function f() { return () => { throw 1; }; }', false],
] as const)('requires what is thrown for %s', ([, text, throws]) => {
  expect(symbolsOf(text).map((symbol) => symbol.throws)).toEqual([throws]);
});

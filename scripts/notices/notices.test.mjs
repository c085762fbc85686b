import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { noticesOf } from './all.mjs';
import { readData } from './data.mjs';
import { rangeIn } from './dependencies.mjs';
import { render } from './render.mjs';

let folder = '';
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'notices-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** @param {Record<string, unknown>} files */
function write(files) {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), JSON.stringify(content));
  }
}

const ENTRY = {
  file: 'src/table.ts',
  name: 'Somebody',
  source: 'https://example.org',
  edition: '1',
  licence: 'MIT',
  taken: 'a table',
};

test('names a data file that is not accounted for', () => {
  write({ 'src/data/list.json': {}, 'src/index.ts': '' });
  expect(readData(folder).problems).toEqual([
    'notices.json does not name src/data/list.json, as data of others or as own',
  ]);
  write({ 'notices.json': { own: ['src/data'] } });
  expect(readData(folder).problems).toEqual([]);
});

test('refuses an entry that omits something or names a missing file', () => {
  write({ 'notices.json': { data: [{ ...ENTRY, licence: '' }] } });
  expect(readData(folder).problems).toEqual([
    'the entry of src/table.ts does not say its licence',
    'there is no src/table.ts',
  ]);
});

test('does not repeat what a data file says about itself', () => {
  write({
    'src/list.json': { name: 'List', edition: '2', date: '2026-05', source: 'https://example.org' },
    'notices.json': { data: [{ file: 'src/list.json', licence: 'MIT', taken: 'ids' }] },
  });
  const { entries, problems } = readData(folder);
  expect(problems).toEqual([]);
  expect(entries).toEqual([
    {
      file: 'src/list.json',
      name: 'List',
      edition: '2 (2026-05)',
      source: 'https://example.org',
      licence: 'MIT',
      taken: 'ids',
    },
  ]);
});

test('reads the range of a dependency from the catalog that its manifest names', () => {
  const text =
    "catalog:\n  '@a/b': ^1.0.0\n  # why\n  c: 2.0.0\n\ncatalogs:\n  # two\n  other:\n    c: ^3\n\noverrides:\n  d: 4\n";
  expect(rangeIn(text, '@a/b', '')).toBe('^1.0.0');
  expect(rangeIn(text, 'c', '')).toBe('2.0.0');
  expect(rangeIn(text, 'c', 'other')).toBe('^3');
  expect(rangeIn(text, 'd', 'other')).toBeUndefined();
  expect(rangeIn(text, 'a', 'none')).toBeUndefined();
});

test('a package without data or dependencies of others says so', () => {
  const text = render({ name: 'x', entries: [], dependencies: [], published: true });
  expect(text).toContain('None: no data file');
  expect(text).toContain('None but packages of Weighbridge.');
});

test('every published package has notices, and every licence of a dependency is known', () => {
  const all = noticesOf();
  expect(all.length).toBeGreaterThanOrEqual(12);
  expect(all.flatMap(({ problems }) => problems)).toEqual([]);
  for (const { text } of all)
    expect(text).not.toMatch(/not installed here|not said in its manifest/);
});

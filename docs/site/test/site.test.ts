import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatRules } from '@weighbridge/model-formats';
import { codes } from '@weighbridge/model-signing';
import { catalogue, checklist } from '@weighbridge/posture';
import { expect, test } from 'vitest';
import { entryPoints } from '../generate/entry-points.mjs';
import { builtFiles, builtPages, DIST } from './built.ts';

const idsOf = (address: string): ReadonlySet<string> =>
  builtPages().find((page) => page.address === address)?.ids ?? new Set();

const textOf = (file: string): string => readFileSync(join(DIST, file), 'utf8');

test('has a page for every entry point of every public package', () => {
  const addresses = new Set(builtPages().map(({ address }) => address));
  const doors = entryPoints().map(({ name }) => `/api/${name.replace('@weighbridge/', '')}/`);
  expect(doors.filter((door) => !addresses.has(door))).toEqual([]);
  expect(doors).toContain('/api/core/node/');
});

test('has every control, every line of the checklist, every rule and every code to look up', () => {
  const controls = idsOf('/reference/controls/');
  expect(catalogue.controls.filter(({ id }) => !controls.has(id.toLowerCase()))).toEqual([]);
  const lines = [...idsOf('/reference/checklist/')].filter((id) => /^c\d+-/.test(id));
  expect(lines).toHaveLength(checklist.length);
  const rules = idsOf('/reference/rules/');
  expect(formatRules.filter(({ id }) => !rules.has(id.replaceAll('/', '')))).toEqual([]);
  const errors = textOf('reference/errors/index.html');
  expect(
    Object.keys(codes).filter((code) => !errors.includes(`<code dir="auto">${code}</code>`)),
  ).toEqual([]);
});

test('has its own search, and styles that fetch nothing', () => {
  const files = builtFiles();
  expect(files).toContain('/pagefind/pagefind.js');
  const styles = files.filter((file) => file.endsWith('.css'));
  expect(styles.length).toBeGreaterThan(0);
  for (const file of styles)
    expect(textOf(file)).not.toMatch(/(?:url\(|@import)\s*["']?(?:https?:)?\/\//);
});

import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { formatRules, formats } from '../src/index.ts';
import { formatSuite } from './support/format-suite.ts';
import { READ_FORMATS } from './support/samples.ts';

for (const samples of READ_FORMATS) formatSuite(samples);

test('every format has its own file, a unique id and a citation', () => {
  const files = readdirSync(new URL('../src/formats/', import.meta.url))
    .filter((file) => file !== 'index.ts')
    .map((file) => file.replace(/\.ts$/, ''));
  expect(formats.map(({ id }) => id).sort()).toEqual(files.sort());
  for (const { id, citations } of formats) expect(citations, id).not.toEqual([]);
});

test('every rule has a unique id and a citation', () => {
  expect(new Set(formatRules.map(({ id }) => id)).size).toBe(formatRules.length);
  for (const { id, citations } of formatRules) {
    expect(id).toMatch(/^[a-z-]+\/[a-z-]+$/);
    expect(citations, id).not.toEqual([]);
  }
});

test('what can run code is tried before what cannot, save where names or marks tell them apart', () => {
  const ids = formats.map(({ id }) => id);
  for (const id of ['pickle', 'torch-zip', 'zip', 'tar', 'hdf5', 'elf', 'pe'])
    expect(ids.indexOf(id), id).toBeLessThan(ids.indexOf('safetensors'));
});

import { expect, test } from 'vitest';
import { doorsOf, entries, reportName } from './entries.mjs';

test('each subpath has its own report', () => {
  expect(['.', './node', './schema/old'].map(reportName)).toEqual([
    'report.api.md',
    'report-node.api.md',
    'report-schema-old.api.md',
  ]);
});

test('entry points are the exports that are code, as published', () => {
  const exports = { '.': { '@weighbridge/source': './src/index.ts', default: './dist/index.js' } };
  const published = {
    '.': './dist/index.js',
    './schema': './dist/schema.js',
    './schema/*.json': './schema/*.json',
    './package.json': './package.json',
  };
  expect(doorsOf({ exports, publishConfig: { exports: published } })).toEqual([
    ['.', './dist/index.js'],
    ['./schema', './dist/schema.js'],
  ]);
  expect(doorsOf({ exports: { '.': './src/index.ts', './legacy': './src/legacy.tsx' } })).toEqual([
    ['.', './src/index.ts'],
    ['./legacy', './src/legacy.tsx'],
  ]);
  expect(doorsOf({ main: 'src/index.ts' })).toEqual([['.', 'src/index.ts']]);
});

test('every published package has an entry point', () => {
  const all = entries();
  const core = all.filter(({ folder }) => folder === 'packages/core');
  expect(core.map(({ report }) => report)).toEqual([
    'report.api.md',
    'report-node.api.md',
    'report-package-info.api.md',
    'report-schema.api.md',
    'report-view.api.md',
  ]);
  const plugin = all.find(({ folder }) => folder === 'plugins/model-posture-backend');
  expect(plugin?.declarations).toMatch(/plugins\/model-posture-backend\/dist\/index\.d\.ts$/);
});

import { describe, expect, test } from 'vitest';
import { displayWidth } from '../src/index.ts';
import type { BomReport } from '../src/index.ts';
import { BOM_REPORT } from './other-reports.ts';
import { render } from './render.ts';

const SGR = /\u001b\[[\d;]*m/g;
const DIGEST = `sha256:${'3972dc97'.repeat(8)}` as const;
const LINK = 'https://figshare.com/articles/Learning_multilingual_named_entity_recognition/5462500';

/** What made pages unreadable in the field: long links, composite values, paths and names. */
const LONG: BomReport = {
  ...BOM_REPORT,
  claims: [
    {
      field: 'data.dataset',
      value: { source: LINK, name: 'WikiNER', licence: 'CC BY 4.0' },
      tier: 'declared',
      locator: 'meta.json#/sources/1',
    },
    {
      field: 'model.intendedUse',
      value: 'It outputs a vector which captures\nthe meaning.',
      tier: 'declared',
      locator: 'README.md:108',
    },
    { field: 'model.licence', value: 'MIT', tier: 'measured', locator: 'LICENSE@0' },
    {
      field: 'model.licence',
      value: 'GNU GPL 3.0',
      tier: 'declared',
      locator: 'meta.json#/license',
    },
  ],
  components: [
    {
      name: `weights/${'of-a-very-long-name/'.repeat(5)}model.onnx`,
      role: 'model',
      known: { tier: 'inferred', locator: '.' },
      files: ['a'],
      claims: [],
    },
  ],
  files: [
    { path: 'LICENSE', sizeBytes: 35_100, digest: DIGEST },
    { path: `${'nmp.mlpackage/Data/'.repeat(5)}model.mlmodel`, sizeBytes: 1, digest: DIGEST },
  ],
};

const shown = (width: number): string => render(LONG, 'pretty', { width, color: true });

describe('a bill on a terminal', () => {
  test.for([80, 200])('matches the golden file at %d columns', async (width) => {
    const text = shown(width).replaceAll(SGR, '');
    await expect(text).toMatchFileSnapshot(`golden/bom-long-${width}.txt`);
  });

  test.for([60, 80, 200])('no line is wider than %d columns', (width) => {
    for (const line of shown(width).replaceAll(SGR, '').split('\n'))
      expect(displayWidth(line)).toBeLessThanOrEqual(width);
  });

  test.for([80, 200])('every digest can be copied from one line at %d columns', (width) => {
    const lines = shown(width).split('\n');
    expect(lines.filter((line) => line.includes(DIGEST))).toHaveLength(2);
  });

  test('without a width a file is one line, with its parts separated', () => {
    expect(render(LONG, 'pretty')).toContain(` LICENSE  35.1 kB  ${DIGEST}\n`);
  });
});

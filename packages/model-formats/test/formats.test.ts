import { readdirSync } from 'node:fs';
import { propertyRuns } from '@weighbridge/testkit';
import { describe, expect, test } from 'vitest';
import { formatRules, formats } from '../src/index.ts';
import { unclosed } from './laws/closed.ts';
import { definitionProblems } from './laws/definition.ts';
import { nameProblems } from './laws/names.ts';
import { readingProblems } from './laws/reading.ts';
import { sampleProblems } from './laws/samples.ts';
import { sniffingProblems } from './laws/sniffing.ts';
import { formatSamples } from './samples/index.ts';
import { readerSuite } from './support/reader-suite.ts';

/** The names of a folder's modules, without its registry. */
function modules(folder: string): readonly string[] {
  return readdirSync(new URL(folder, import.meta.url))
    .filter((file) => file !== 'index.ts')
    .map((file) => file.replace(/\.ts$/, ''));
}

const files = formatSamples.flatMap(({ benign, malformed, nearMiss }) => [
  ...benign,
  ...malformed,
  ...nearMiss,
]);

test('every format has samples, and every sample belongs to a format', () => {
  expect(unclosed(formats, formatSamples, modules('samples/'))).toEqual([]);
});

test('every format has its own file and a unique id', () => {
  expect(formats.map(({ id }) => id).sort()).toEqual([...modules('../src/formats/')].sort());
});

describe.for(formats.map((format) => [format.id, format] as const))('%s', ([id, format]) => {
  const samples = formatSamples.find((each) => each.format === id);

  test('has a complete definition', () => {
    expect(definitionProblems(format, formats)).toEqual([]);
  });

  test('is detected without throwing, with the same result twice, and without changing the bytes', () => {
    const runs = propertyRuns({ short: 300, long: 10_000 });
    expect(sniffingProblems(format, files, runs)).toEqual([]);
  });

  test('does not take text as weights, whatever its name', async () => {
    expect(await nameProblems(format)).toEqual([]);
  });

  test('separates its benign files from malformed ones and near misses', async () => {
    if (samples === undefined) throw new RangeError(`write test/samples/${id}.ts`);
    expect(await sampleProblems(format, samples)).toEqual([]);
  });

  if (format.read !== undefined && (format.role === 'model' || format.role === 'index'))
    readerSuite(format, samples);
});

test.for(files.map((file, at) => [`${at}: ${JSON.stringify(file.path)}`, file] as const))(
  'reads file %s by the same laws as any other',
  async ([, file]) => {
    expect(await readingProblems(formats, file)).toEqual([]);
  },
);

test('every rule has a unique id and a citation', () => {
  expect(new Set(formatRules.map(({ id }) => id)).size).toBe(formatRules.length);
  for (const { id, citations } of formatRules) {
    expect(id).toMatch(/^[a-z-]+\/[a-z-]+$/);
    expect(citations, id).not.toEqual([]);
  }
});

test('tries formats that can run code before those that cannot, unless names or signatures distinguish them', () => {
  const ids = formats.map(({ id }) => id);
  for (const id of ['pickle', 'torch-zip', 'zip', 'tar', 'hdf5', 'elf', 'pe'])
    expect(ids.indexOf(id), id).toBeLessThan(ids.indexOf('safetensors'));
});

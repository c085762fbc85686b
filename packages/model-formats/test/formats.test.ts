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

/** The names of the modules of a folder, its registry aside. */
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

test('every format has samples, and every sample is of a format', () => {
  expect(unclosed(formats, formatSamples, modules('samples/'))).toEqual([]);
});

test('every format has its own file and a unique id', () => {
  expect(formats.map(({ id }) => id).sort()).toEqual([...modules('../src/formats/')].sort());
});

describe.for(formats.map((format) => [format.id, format] as const))('%s', ([id, format]) => {
  const samples = formatSamples.find((each) => each.format === id);

  test('says of itself what every format says', () => {
    expect(definitionProblems(format, formats)).toEqual([]);
  });

  test('is detected without throwing, the same twice, and leaves the bytes alone', () => {
    const runs = propertyRuns({ short: 300, long: 10_000 });
    expect(sniffingProblems(format, files, runs)).toEqual([]);
  });

  test('takes no text for weights, whatever its name is', async () => {
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
  'file %s is read as honestly as any',
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

test('what can run code is tried before what cannot, save where names or marks tell them apart', () => {
  const ids = formats.map(({ id }) => id);
  for (const id of ['pickle', 'torch-zip', 'zip', 'tar', 'hdf5', 'elf', 'pe'])
    expect(ids.indexOf(id), id).toBeLessThan(ids.indexOf('safetensors'));
});

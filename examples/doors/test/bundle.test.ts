import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rspack } from '@rspack/core';
import type { Stats } from '@rspack/core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { HERE, libraries } from './libraries.ts';
import { namesByRequire } from './run-common-js.ts';

/** Libraries whose main entry point needs only the language: they must bundle for a browser too. */
const BROWSER_SAFE = [
  '@weighbridge/core',
  '@weighbridge/evidence',
  '@weighbridge/model-formats',
  '@weighbridge/posture',
  '@weighbridge/report',
];

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'weighbridge-doors-'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function bundle(
  library: string,
  target: 'web' | 'node',
): Promise<{ stats: Stats; file: string }> {
  const name = `${library.replaceAll(/\W+/g, '-')}-${target}`;
  const entry = join(folder, `${name}-entry.mjs`);
  writeFileSync(entry, `export * from ${JSON.stringify(library)};\n`);
  const compiler = rspack({
    context: HERE,
    mode: 'production',
    target: [target, 'es2022'],
    entry,
    resolve: { modules: ['node_modules', join(HERE, 'node_modules')] },
    output: {
      path: folder,
      filename: `${name}.mjs`,
      module: true,
      library: { type: 'module' },
      chunkFormat: 'module',
    },
    optimization: { minimize: false },
  });
  const stats = await new Promise<Stats>((resolve, reject) => {
    compiler.run((error, result) =>
      result === undefined ? reject(error ?? new Error('no stats')) : resolve(result),
    );
  });
  await new Promise<void>((resolve) => compiler.close(() => resolve()));
  return { stats, file: join(folder, `${name}.mjs`) };
}

const messages = (stats: Stats): readonly string[] =>
  (stats.toJson({ all: false, errors: true }).errors ?? []).map(({ message }) => message);

async function expectBundle(library: string, target: 'web' | 'node'): Promise<void> {
  const { stats, file } = await bundle(library, target);
  expect(messages(stats)).toEqual([]);
  const bundled = (await import(pathToFileURL(file).href)) as object;
  expect(Object.keys(bundled).toSorted()).toEqual(namesByRequire(library));
}

test.for(libraries())('$name bundles for Node and keeps its names', ({ name }) =>
  expectBundle(name, 'node'),
);

test.for(BROWSER_SAFE)('%s bundles for a browser and keeps its names', (name) =>
  expectBundle(name, 'web'),
);

test('a library that needs Node is refused for a browser, so the tests above can fail', async () => {
  const { stats } = await bundle('@weighbridge/core/node', 'web');
  expect(messages(stats).join('\n')).toContain('node:');
});

import { globSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const source = resolve(import.meta.dirname, '../src');
const IMPORT = /^(?:import|export)\s+(type\s)?[^'"]*from '([^']+)';$|^import '([^']+)';$/gm;

/** A file's runtime imports, without type-only ones. */
function imports(file: string): readonly string[] {
  return [...readFileSync(file, 'utf8').matchAll(IMPORT)].flatMap(([, isType, from, alone]) =>
    isType === undefined ? [from ?? alone ?? ''] : [],
  );
}

/** Every file of this package that the files need. */
function reachable(files: readonly string[]): readonly string[] {
  const seen = new Set(files);
  for (const file of seen)
    for (const from of imports(file)) if (from.startsWith('.')) seen.add(join(dirname(file), from));
  return [...seen];
}

test('bundles and statements are read and written without Node', () => {
  const parts = globSync('{json,bundle,statement,manifest}/*.ts', { cwd: source });
  const files = reachable(
    [...parts, 'base64.ts']
      .filter((file) => !file.endsWith('.test.ts'))
      .map((file) => join(source, file)),
  );
  expect(files.length).toBeGreaterThan(25);
  const foreign = new Set(files.flatMap(imports).filter((from) => !from.startsWith('.')));
  expect([...foreign].sort()).toEqual([
    '@noble/hashes/sha2.js',
    '@noble/hashes/utils.js',
    '@weighbridge/core',
  ]);
  const global = /\b(?:Buffer|process|require)\b(?!')/;
  expect(files.filter((file) => global.test(withoutComments(file)))).toEqual([]);
});

function withoutComments(file: string): string {
  return readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*|'[^']*'/g, '');
}

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const src = fileURLToPath(new URL('../src', import.meta.url));
const SPECIFIER = /\b(?:from|import)\s*\(?\s*'([^']+)'/g;

/** Every module that an entry point reaches, including types: files relative to src, packages by name. */
function reachable(door: string): ReadonlySet<string> {
  const seen = new Set<string>();
  const pending = [door];
  for (let path = pending.pop(); path !== undefined; path = pending.pop()) {
    if (seen.has(path)) continue;
    seen.add(path);
    if (!path.endsWith('.ts')) continue;
    for (const [, specifier = ''] of readFileSync(join(src, path), 'utf8').matchAll(SPECIFIER)) {
      pending.push(
        specifier.startsWith('.') ? relative(src, join(src, dirname(path), specifier)) : specifier,
      );
    }
  }
  return seen;
}

function packagesOf(door: string): readonly string[] {
  return [...reachable(door)].filter((path) => !path.endsWith('.ts')).toSorted();
}

test('the main entry point needs neither Node nor zod, so that it bundles for a browser', () => {
  expect(packagesOf('index.ts')).toEqual(['@noble/hashes/sha2.js']);
  expect([...reachable('index.ts')].filter((path) => path.startsWith('node'))).toEqual([]);
});

test('the schema entry point adds only zod', () => {
  expect(packagesOf('schema.ts')).toEqual(['@noble/hashes/sha2.js', 'zod']);
});

test('the view needs the same as the main entry point, and only its types', () => {
  expect(packagesOf('view.ts')).toEqual(packagesOf('index.ts'));
  const values = [...reachable('view.ts')].filter((path) => path.startsWith('view/'));
  for (const path of values) {
    expect(readFileSync(join(src, path), 'utf8')).not.toMatch(/^import \{[^}]*\} from '\.\.\//m);
  }
});

test('the Node entry point and its worker need nothing but Node', () => {
  for (const door of ['node.ts', 'node/hash-worker.ts']) {
    expect(
      packagesOf(door).filter((name) => !name.startsWith('node:') && !name.startsWith('@noble/')),
    ).toEqual([]);
  }
});

test('every module is reached from an entry point', () => {
  const all = readdirSync(src, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'));
  const doors = [
    'index.ts',
    'package-info.ts',
    'schema.ts',
    'view.ts',
    'node.ts',
    'node/hash-worker.ts',
    'schema/registry.ts',
  ];
  const reached = new Set(doors.flatMap((door) => [...reachable(door)]));
  expect(all.filter((path) => !reached.has(path))).toEqual([]);
});

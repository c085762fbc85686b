import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const src = join(import.meta.dirname, '..', 'src');

/** Everything that a module of this package imports, directly or indirectly. */
function importsOf(file: string, seen = new Set<string>()): Set<string> {
  for (const [, from = ''] of readFileSync(file, 'utf8').matchAll(
    /^(?:import|export)\b(?! type\b)[^;]*?from '([^']+)'/gms,
  )) {
    const target = from.startsWith('.') ? join(dirname(file), from) : from;
    if (seen.has(target)) continue;
    seen.add(target);
    if (target.endsWith('.ts')) importsOf(target, seen);
  }
  return seen;
}

test('the main entry point needs only core and evidence: no Node, no zod, no YAML', () => {
  const outside = Array.from(importsOf(join(src, 'index.ts'))).filter(
    (each) => !each.startsWith(src),
  );
  expect(outside.toSorted()).toEqual([
    '@weighbridge/core',
    '@weighbridge/core/view',
    '@weighbridge/evidence',
  ]);
});

test('the engine names no control, judge or policy', () => {
  for (const file of readdirSync(join(src, 'engine')).filter(
    (each) => !each.endsWith('.test.ts'),
  )) {
    const text = readFileSync(join(src, 'engine', file), 'utf8');
    expect(text).not.toMatch(/WB-[A-Z]|from '\.\.\/(?:controls|policies)/);
  }
});

test('the README example runs and prints what it says', () => {
  const readme = readFileSync(join(src, '..', 'README.md'), 'utf8');
  const example = /```js\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';
  const output = execFileSync(
    process.execPath,
    ['--conditions=@weighbridge/source', '--input-type=module', '--eval', example],
    { cwd: join(src, '..'), encoding: 'utf8' },
  );
  const promised = Array.from(example.matchAll(/^\/\/ (.*)$/gm), ([, line]) => line);
  expect(promised.length).toBeGreaterThan(0);
  expect(output.trim().split('\n')).toEqual(promised);
});

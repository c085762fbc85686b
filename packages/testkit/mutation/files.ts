import { existsSync, readdirSync } from 'node:fs';
import type { MutationScope } from './scope.ts';

/** Files to change. */
export function sourcesOf({ root, sources, aside }: MutationScope): readonly string[] {
  return filesIn(root).filter(
    (file) => sources.test(file) && !isTest(file) && aside?.test(file) !== true,
  );
}

/** Tests to run. */
export function testsOf({ root, tests, aside }: MutationScope): readonly string[] {
  return filesIn(root).filter(
    (file) => isTest(file) && tests.test(file) && aside?.test(file) !== true,
  );
}

/** Everything else from this package that the tests load, unchanged: tests and what they share. */
export function supportOf(scope: MutationScope): readonly string[] {
  const changed = new Set(sourcesOf(scope));
  return filesIn(scope.root).filter((file) => !changed.has(file));
}

function isTest(file: string): boolean {
  return file.endsWith('.test.ts');
}

function filesIn(root: string): readonly string[] {
  return ['src', 'test'].flatMap((folder) =>
    existsSync(`${root}/${folder}`)
      ? readdirSync(`${root}/${folder}`, { recursive: true, encoding: 'utf8' })
          .filter((name) => name.endsWith('.ts'))
          .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
          .sort()
      : [],
  );
}

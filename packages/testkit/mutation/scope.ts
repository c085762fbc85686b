import { readdirSync } from 'node:fs';
import type { Mutant } from './mutant.ts';

/** Sources that hold data and prose: what their strings say is read by people, not by the engine. */
const PROSE = /^src\/(?:controls|policies)\/|^src\/checklist\/lines\.ts$/;

/** Files to change: all sources. */
export function sourcesOf(root: string): readonly string[] {
  return filesIn(root, 'src').filter((file) => !file.endsWith('.test.ts'));
}

/**
 * Tests to run, all but those that a change cannot reach: `door` runs the real sources in processes of their
 * own, `generated` compares files with the text that the sources make, so it would notice anything without
 * understanding it, `wrong-evaluators` and `situations` test the tests, and `histories`, `vanished-size` and `yaml-size` take long.
 */
export function testsOf(root: string): readonly string[] {
  const aside =
    /\/(?:door|generated|histories|situations|vanished-size|wrong-evaluators|yaml-size)\.test\.ts$/;
  return [...filesIn(root, 'src'), ...filesIn(root, 'test')].filter(
    (file) => file.endsWith('.test.ts') && !aside.test(file),
  );
}

/** Whether a mutant changes no more than the wording of data for people. */
export function isProse({ file, operator }: Mutant): boolean {
  return operator === 'StringLiteral' && PROSE.test(file);
}

/** Everything that the tests load of this package, unchanged: tests and what they share. */
export function supportOf(root: string): readonly string[] {
  return [...filesIn(root, 'test'), ...filesIn(root, 'src')].filter(
    (file) => file.startsWith('test/') || file.endsWith('.test.ts'),
  );
}

function filesIn(root: string, folder: string): readonly string[] {
  return readdirSync(`${root}/${folder}`, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .sort();
}

import { readFileSync } from 'node:fs';
import { BaseSequencer } from 'vitest/node';
import type { TestSpecification } from 'vitest/node';

/**
 * Begins the files first that try something most often, so that none of them is left alone at the end while the other
 * cores have nothing to do. Without it a fresh clone, which knows no times, goes by the sizes of files.
 */
export default class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const runs = new Map(sorted.map((file) => [file, longestRun(textOf(file.moduleId))]));
    return sorted.toSorted((a, b) => (runs.get(b) ?? 0) - (runs.get(a) ?? 0));
  }
}

/** The most runs that a test file asks for with `propertyRuns`; 0 where it asks for none. */
export function longestRun(text: string): number {
  const runs = [...text.matchAll(/\blong: ([\d_]+)/g)].map(([, digits = '']) =>
    Number(digits.replaceAll('_', '')),
  );
  return Math.max(0, ...runs);
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

import { readFileSync } from 'node:fs';
import { BaseSequencer } from 'vitest/node';
import type { TestSpecification } from 'vitest/node';

/**
 * Runs the files with the most property runs first, so that none of them runs alone at the end while the other cores
 * are idle. Without it, a fresh clone, which has no recorded times, orders by file size.
 */
export default class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const runs = new Map(sorted.map((file) => [file, longestRun(textOf(file.moduleId))]));
    return sorted.toSorted((a, b) => (runs.get(b) ?? 0) - (runs.get(a) ?? 0));
  }
}

/** The maximum number of runs that a test file requests with `propertyRuns`; 0 if it requests none. */
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

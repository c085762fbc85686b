import type { Equivalent } from './equivalents.ts';
import { equivalence } from './equivalents.ts';
import type { MutantResult, MutantStatus } from './mutant.ts';

/** The number of mutants of each kind. */
export interface Tally {
  killed: number;
  timeout: number;
  survived: number;
  uncovered: number;
  equivalent: number;
}

/** The score in percent: killed, including those that hang, of all that are not listed as equivalent. */
export function score({ killed, timeout, survived, uncovered }: Tally): number {
  const all = killed + timeout + survived + uncovered;
  return all === 0 ? 100 : ((killed + timeout) / all) * 100;
}

/** Counts results, in total or by a word about each. */
export function tally(
  results: readonly MutantResult[],
  equivalents?: readonly Equivalent[],
): Tally {
  const counts: Tally = { killed: 0, timeout: 0, survived: 0, uncovered: 0, equivalent: 0 };
  for (const result of results) counts[kindOf(result, equivalents)] += 1;
  return counts;
}

/** A tally for each word, in the order of the words. */
export function tallyBy(
  results: readonly MutantResult[],
  word: (result: MutantResult) => string,
  equivalents?: readonly Equivalent[],
): readonly (readonly [string, Tally])[] {
  const groups = Map.groupBy(results, word);
  return Array.from(groups, ([key, group]) => [key, tally(group, equivalents)] as const).sort(
    ([a], [b]) => (a < b ? -1 : 1),
  );
}

function kindOf(
  { mutant, status }: MutantResult,
  equivalents: readonly Equivalent[] | undefined,
): MutantStatus | 'equivalent' {
  const alive = status === 'survived' || status === 'uncovered';
  return alive && equivalence(mutant, equivalents) !== undefined ? 'equivalent' : status;
}

/** A table of tallies for a terminal. */
export function table(title: string, rows: readonly (readonly [string, Tally])[]): string {
  const head = [title, 'killed', 'timeout', 'survived', 'uncovered', 'equivalent', 'score'];
  const cells = rows.map(([name, counts]) => [
    name,
    ...Object.values(counts).map(String),
    `${score(counts).toFixed(1)} %`,
  ]);
  const widths = head.map((_, i) =>
    Math.max(...[head, ...cells].map((row) => row[i]?.length ?? 0)),
  );
  return [head, ...cells]
    .map((row) =>
      row
        .map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
        .join('  '),
    )
    .join('\n');
}

/** One line about a mutant that survives, or is listed as equivalent. */
export function describeResult({ mutant, status }: MutantResult): string {
  const { file, line, operator, original, replacement } = mutant;
  const change = `${flat(original)} -> ${flat(replacement)}`;
  return `${status.padEnd(9)} ${file}:${line} ${operator}: ${change}`;
}

function flat(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length > 90 ? `${line.slice(0, 88)}…` : line;
}

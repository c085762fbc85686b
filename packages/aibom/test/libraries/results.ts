import type { Compared, KnownCase } from './compare.ts';

/** What the script made, what a library refused to make, and which parts lacked their library. */
export interface Made {
  readonly cases: Readonly<Record<string, KnownCase>>;
  readonly failed: Readonly<Record<string, string>>;
  readonly libraries: Readonly<Record<string, string>>;
}

/** The comparisons of one folder. */
export interface CaseResult {
  readonly name: string;
  readonly layout: string;
  readonly compared: readonly Compared[];
}

/** A page for people, and the figures that decide. */
export interface Report {
  readonly text: string;
  /** Share of the known facts that are right. */
  readonly share: number;
  readonly invented: number;
}

const OUTCOMES = ['right', 'wrong', 'left out', 'invented'] as const;

/** A table by layout, followed by everything that is not right. */
export function resultsOf(
  results: readonly CaseResult[],
  made: Made,
  versions: Readonly<Record<string, string | null>>,
): Report {
  const groups = [...Map.groupBy(results, ({ layout }) => layout)];
  const rows = [...groups, ['total', results] as const].map(rowOf);
  const all = results.flatMap(({ compared }) => compared);
  const count = (outcome: string) => all.filter((one) => one.outcome === outcome).length;
  const known = all.length - count('invented');
  const share = known === 0 ? 0 : count('right') / known;
  const text = [
    '# Facts of models that other libraries made',
    `${String(results.length)} models, ${String(known)} known facts, ${(share * 100).toFixed(2)} % right, ${String(count('invented'))} invented.`,
    table(['layout', 'models', 'facts', ...OUTCOMES], rows),
    '## Not right',
    listOf(notRight(results)),
    '## Not made: the library refuses',
    listOf(Object.entries({ ...made.libraries, ...made.failed }).map((pair) => pair.join(': '))),
    '## Versions',
    listOf(Object.entries(versions).map(([name, version]) => `${name} ${version ?? 'absent'}`)),
  ];
  return { text: `${text.join('\n\n')}\n`, share, invented: count('invented') };
}

function rowOf([layout, results]: readonly [string, readonly CaseResult[]]): readonly string[] {
  const all = results.flatMap(({ compared }) => compared);
  const counts = OUTCOMES.map((each) => all.filter(({ outcome }) => outcome === each).length);
  const facts = all.length - (counts.at(-1) ?? 0);
  return [layout, ...[results.length, facts, ...counts].map(String)];
}

function notRight(results: readonly CaseResult[]): readonly string[] {
  return results.flatMap(({ name, compared }) =>
    compared
      .filter(({ outcome }) => outcome !== 'right')
      .map(({ outcome, text }) => `${name}: ${outcome}: ${text}`),
  );
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

/** Nothing is a word as well. */
function listOf(lines: readonly string[]): string {
  return lines.length === 0 ? 'None.' : lines.map((line) => `- ${line}`).join('\n');
}

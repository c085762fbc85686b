import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { wholeNumber } from '@weighbridge/testkit';
import { equivalence, outdated } from './equivalents.ts';
import { sourcesOf, supportOf, testsOf } from './files.ts';
import { instrument, strip } from './instrument.ts';
import { KilledBefore } from './killed-before.ts';
import type { DryRun, Mutant, MutantResult } from './mutant.ts';
import { plan } from './plan.ts';
import { Worker } from './pool.ts';
import { describeResult, score, table, tally, tallyBy } from './report.ts';
import type { MutationScope } from './scope.ts';
import { isProse } from './scope.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    workers: { type: 'string', default: String(Math.min(4, availableParallelism())) },
    json: { type: 'string' },
    /** Report every mutant at once. */
    live: { type: 'boolean', default: false },
    /** Leave out tests that take longer than this many milliseconds. */
    most: { type: 'string' },
    /** File of those killed before: not tried again while their source stays unchanged. */
    state: { type: 'string' },
  },
});

const workers = wholeNumber('--workers', values.workers, [1, 64]);
const mostMs =
  values.most === undefined ? Infinity : wholeNumber('--most', values.most, [1, 3_600_000]);

/**
 * Mutation testing of a package: `pnpm --filter PACKAGE mutate [FILE...]`.
 *
 * Makes the mutants of StrykerJS and runs the tests against each in processes that load the modules once;
 * StrykerJS's own runner starts vitest again for every mutant.
 *
 * @returns the exit code: 0 if the score reaches the goal of the scope
 */
export async function mutate(scope: MutationScope): Promise<number> {
  const from = performance.now();
  const { root, goal, equivalents } = scope;
  const strange = positionals.filter((file) => !sourcesOf(scope).includes(file));
  if (strange.length > 0) {
    console.error(
      `No source of this package: ${strange.join(', ')}. Name files as ${sourcesOf(scope)[0]}.`,
    );
    return 2;
  }
  const made = await instrument(root, sourcesOf(scope));
  const mutants = made.mutants.filter((mutant) => !isProse(mutant, scope));
  const chosen = mutants.filter(
    ({ file }) => positionals.length === 0 || positionals.includes(file),
  );
  const place = mkdtempSync(join(tmpdir(), 'weighbridge-mutants-'));
  const startFile = join(place, 'start.json');
  const sources = { ...strip(root, supportOf(scope)), ...made.sources };
  writeFileSync(
    startFile,
    JSON.stringify({ root, sources, modules: sourcesOf(scope), tests: testsOf(scope) }),
  );
  try {
    const dry = await dryRun(startFile);
    const results = await runAll(chosen, dry, startFile, new KilledBefore(root, values.state));
    const seconds = Math.round((performance.now() - from) / 1000);
    const summary = { results, prose: made.mutants.length - mutants.length, dry, seconds };
    printSummary(summary, scope);
    writeReport(summary, scope);
    for (const { file, original } of outdated(mutants, equivalents)) {
      console.log(`listed as equivalent, but not made any more: ${file}: ${original}`);
    }
    return score(tally(results, equivalents)) >= goal ? 0 : 1;
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

async function dryRun(startFile: string): Promise<DryRun> {
  const worker = new Worker(startFile);
  const answer = await worker.ask({ kind: 'dry' });
  worker.end();
  if (answer?.kind === 'dry') return answer.dry;
  const problems = answer?.kind === 'dry-failed' ? answer.problems : ['the worker ended'];
  throw new Error(`the tests fail while nothing is changed:\n${problems.join('\n')}`);
}

async function runAll(
  mutants: readonly Mutant[],
  dry: DryRun,
  startFile: string,
  known: KilledBefore,
): Promise<readonly MutantResult[]> {
  const results: MutantResult[] = [];
  const queue = mutants.entries();
  const work = async () => {
    const worker = new Worker(startFile);
    for (const [i, mutant] of queue) {
      results[i] = await runOne(worker, mutant, dry, known);
      known.add(results[i]);
      if (values.live) console.log(describeResult(results[i]));
      if (i % 250 === 249) console.log(`${i + 1} of ${mutants.length}`);
    }
    worker.end();
  };
  await Promise.all(Array.from({ length: workers }, work));
  return results;
}

async function runOne(
  worker: Worker,
  mutant: Mutant,
  dry: DryRun,
  known: KilledBefore,
): Promise<MutantResult> {
  if (known.has(mutant)) return { mutant, status: 'killed', by: 'an earlier run' };
  const order = plan(mutant, dry, mostMs);
  if (order === undefined) return { mutant, status: 'uncovered' };
  const answer = await worker.ask(order);
  if (answer?.kind !== 'mutant') return { mutant, status: 'timeout' };
  const { status, by } = answer;
  return { mutant, status, ...(by === undefined ? {} : { by }) };
}

interface Summary {
  readonly results: readonly MutantResult[];
  /** Strings in data for people, left as they are. */
  readonly prose: number;
  readonly dry: DryRun;
  readonly seconds: number;
}

function printSummary({ results, prose, dry, seconds }: Summary, scope: MutationScope): void {
  const { equivalents } = scope;
  const alive = results.filter(({ status }) => status === 'survived' || status === 'uncovered');
  const listed = alive.filter(({ mutant }) => equivalence(mutant, equivalents) !== undefined);
  const survivors = alive.filter((each) => !listed.includes(each)).map(describeResult);
  const excused = listed.map(
    (each) => `${describeResult(each)}\n          ${equivalence(each.mutant, equivalents)}`,
  );
  console.log(`\nSurvivors\n${survivors.join('\n')}`);
  console.log(`\nEquivalent, by hand\n${excused.join('\n')}`);
  for (const [title, word] of WORDS) {
    console.log(`\n${table(title, tallyBy(results, word, equivalents))}`);
  }
  console.log(`\n${table('', [['all', tally(results, equivalents)]])}`);
  console.log(
    `${results.length} mutants, ${dry.tests.length} tests, ${seconds} s with ${values.workers} processes; ${prose} strings in data files were left as they are`,
  );
}

const WORDS = [
  ['operator', ({ mutant }: MutantResult) => mutant.operator],
  ['file', ({ mutant }: MutantResult) => mutant.file],
] as const;

function writeReport({ results, prose, dry, seconds }: Summary, scope: MutationScope): void {
  if (values.json === undefined) return;
  const all = tally(results, scope.equivalents);
  const [[, operator], [, file]] = WORDS;
  const report = {
    what: `mutants of ${scope.name}: killed (timeouts included) / (all - listed equivalents)`,
    date: new Date().toISOString().slice(0, 10),
    cpu: cpus()[0]?.model,
    cores: cpus().length,
    node: process.version,
    seconds,
    tests: dry.tests.length,
    proseLeftOut: prose,
    score: Math.round(score(all) * 100) / 100,
    all,
    byOperator: Object.fromEntries(tallyBy(results, operator, scope.equivalents)),
    byFile: Object.fromEntries(tallyBy(results, file, scope.equivalents)),
  };
  writeFileSync(values.json, `${JSON.stringify(report, null, 2)}\n`);
}

// Mutation testing of this package: `pnpm --filter @weighbridge/posture mutate [FILE...]`.
// Makes the mutants of StrykerJS and runs the tests against each in processes that load the modules once;
// StrykerJS's own runner starts vitest anew for every mutant.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { wholeNumber } from '@weighbridge/testkit';
import { equivalence, outdated } from './equivalents.ts';
import { instrument, strip } from './instrument.ts';
import { KilledBefore } from './killed-before.ts';
import type { DryRun, Mutant, MutantResult } from './mutant.ts';
import { plan } from './plan.ts';
import { Worker } from './pool.ts';
import { describeResult, score, table, tally, tallyBy } from './report.ts';
import { isProse, sourcesOf, supportOf, testsOf } from './scope.ts';

const GOAL = 90;
const root = join(import.meta.dirname, '..');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    workers: { type: 'string', default: String(Math.min(4, availableParallelism())) },
    json: { type: 'string' },
    /** Tell of every mutant at once. */
    live: { type: 'boolean', default: false },
    /** Leave out tests that take longer than so many milliseconds. */
    most: { type: 'string' },
    /** File of those killed before: not tried again while their source stays as it is. */
    state: { type: 'string' },
  },
});

const workers = wholeNumber('--workers', values.workers, [1, 64]);
const mostMs =
  values.most === undefined ? Infinity : wholeNumber('--most', values.most, [1, 3_600_000]);

async function main(): Promise<boolean> {
  const from = performance.now();
  const strange = positionals.filter((file) => !sourcesOf(root).includes(file));
  if (strange.length > 0) {
    console.error(`No source of this package: ${strange.join(', ')}. Name files as src/spdx.ts.`);
    return false;
  }
  const made = await instrument(root, sourcesOf(root));
  const mutants = made.mutants.filter((mutant) => !isProse(mutant));
  const chosen = mutants.filter(
    ({ file }) => positionals.length === 0 || positionals.includes(file),
  );
  const place = mkdtempSync(join(tmpdir(), 'weighbridge-mutants-'));
  const startFile = join(place, 'start.json');
  const sources = { ...strip(root, supportOf(root)), ...made.sources };
  writeFileSync(
    startFile,
    JSON.stringify({ root, sources, modules: sourcesOf(root), tests: testsOf(root) }),
  );
  try {
    const dry = await dryRun(startFile);
    const results = await runAll(chosen, dry, startFile);
    const seconds = Math.round((performance.now() - from) / 1000);
    printSummary(results, made.mutants.length - mutants.length, dry, seconds);
    for (const { file, original } of outdated(mutants)) {
      console.log(`listed as equivalent, but not made any more: ${file}: ${original}`);
    }
    return score(tally(results)) >= GOAL;
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
): Promise<readonly MutantResult[]> {
  const results: MutantResult[] = [];
  const queue = mutants.entries();
  const known = new KilledBefore(root, values.state);
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

function printSummary(
  results: readonly MutantResult[],
  prose: number,
  dry: DryRun,
  seconds: number,
): void {
  const alive = results.filter(({ status }) => status === 'survived' || status === 'uncovered');
  const listed = alive.filter(({ mutant }) => equivalence(mutant) !== undefined);
  const byOperator = tallyBy(results, ({ mutant }) => mutant.operator);
  const byFile = tallyBy(results, ({ mutant }) => mutant.file);
  const all = tally(results);
  console.log(
    `\nSurvivors\n${alive
      .filter((each) => !listed.includes(each))
      .map(describeResult)
      .join('\n')}`,
  );
  console.log(
    `\nEquivalent, by hand\n${listed.map((each) => `${describeResult(each)}\n          ${equivalence(each.mutant)}`).join('\n')}`,
  );
  console.log(`\n${table('operator', byOperator)}\n\n${table('file', byFile)}\n`);
  console.log(table('', [['all', all]]));
  console.log(
    `${results.length} mutants, ${dry.tests.length} tests, ${seconds} s with ${values.workers} processes; ${prose} strings in data files were left as they are`,
  );
  if (values.json === undefined) return;
  const machine = { cpu: cpus()[0]?.model, cores: cpus().length, node: process.version };
  const report = {
    what: 'mutants of @weighbridge/posture: killed (timeouts included) / (all - listed equivalents)',
    date: new Date().toISOString().slice(0, 10),
    ...machine,
    seconds,
    tests: dry.tests.length,
    proseLeftOut: prose,
    score: Math.round(score(all) * 100) / 100,
    all,
    byOperator: Object.fromEntries(byOperator),
    byFile: Object.fromEntries(byFile),
  };
  writeFileSync(values.json, `${JSON.stringify(report, null, 2)}\n`);
}

process.exitCode = (await main()) ? 0 : 1;

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { hook } from './hooks.ts';
import { inTime } from './in-time.ts';
import type { Answer, DryRun, Order, Try } from './mutant.ts';
import type { DeclaredFile, DeclaredTest } from './tests.ts';
import { runAll, takeTests } from './tests.ts';

/** What the instrumented sources read and write. */
interface Switch {
  activeMutant?: string | undefined;
  currentTestId?: string | undefined;
  hitCount?: number | undefined;
  hitLimit?: number | undefined;
  mutantCoverage?: {
    readonly static: Record<string, number>;
    readonly perTest: Record<string, Record<string, number>>;
  };
}

type MutantOrder = Extract<Order, { kind: 'mutant' }>;

interface Start {
  readonly root: string;
  readonly sources: Readonly<Record<string, string>>;
  /** Every source, to load before any test. */
  readonly modules: readonly string[];
  readonly tests: readonly string[];
}

const start = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as Start;
const control: Switch = ((globalThis as { __stryker__?: Switch }).__stryker__ ??= {});
hook(start.root, start.sources);
// The same inputs for every mutant; a failure is enough, its smallest form is not needed.
fc.configureGlobal({ seed: 20_261_123, endOnFailure: true });

/** Unhandled rejections, which fail a run of vitest too. */
let unhandled: unknown;
process.on('unhandledRejection', (reason) => (unhandled = reason));

let generation = 0;
async function load(file: string): Promise<DeclaredFile> {
  await import(`${pathToFileURL(join(start.root, file)).href}?generation=${generation}`);
  return takeTests();
}

/** The tests of each file, as they were without a change; numbered across all files. */
const loaded: DeclaredFile[] = [];
const firstOf: number[] = [];
const loading: number[] = [];

async function loadAll(): Promise<void> {
  for (const file of start.modules) await load(file);
  for (const [i, file] of start.tests.entries()) {
    control.currentTestId = `loading ${i}`;
    const from = performance.now();
    firstOf.push(loaded.reduce((sum, { tests }) => sum + tests.length, 0));
    loaded.push(await load(file));
    loading.push(performance.now() - from);
  }
  control.currentTestId = undefined;
}

async function dryRun(): Promise<Answer> {
  const problems: string[] = [];
  const tests = [];
  for (const [file, declared] of loaded.entries()) {
    control.currentTestId = `loading ${file}`;
    await runAll(declared.before);
    for (const { name, run } of declared.tests) {
      control.currentTestId = String(tests.length);
      const from = performance.now();
      try {
        await run();
      } catch (error) {
        problems.push(`${name}: ${String(error)}`);
      }
      tests.push({ name, file, ms: Math.round((performance.now() - from) * 10) / 10 });
    }
    control.currentTestId = `loading ${file}`;
    await runAll(declared.after);
  }
  control.currentTestId = undefined;
  if (problems.length > 0) return { kind: 'dry-failed', problems };
  return { kind: 'dry', dry: { tests, loading, ...reached() } };
}

function reached(): Pick<DryRun, 'reachedBy' | 'reachedByLoading' | 'atLoad' | 'hits'> {
  const { static: atLoad = {}, perTest = {} } = control.mutantCoverage ?? {};
  const reachedBy: Record<string, number[]> = {};
  const reachedByLoading: Record<string, number[]> = {};
  const hits: Record<string, number> = { ...atLoad };
  for (const [where, mutants] of Object.entries(perTest)) {
    const [, file] = where.split('loading ');
    for (const [id, count] of Object.entries(mutants)) {
      ((file === undefined ? reachedBy : reachedByLoading)[id] ??= []).push(Number(file ?? where));
      hits[id] = (hits[id] ?? 0) + count;
    }
  }
  return { reachedBy, reachedByLoading, atLoad: Object.keys(atLoad), hits };
}

async function runMutant({ id, tries, hitLimit }: MutantOrder): Promise<Answer> {
  Object.assign(control, { activeMutant: id, hitCount: 0, hitLimit });
  if (tries.some(({ reload }) => reload)) generation += 1;
  let by: string | undefined;
  for (const each of tries) {
    by = await firstFailure(each);
    if (by !== undefined) break;
  }
  const endless = (control.hitCount ?? 0) > hitLimit;
  Object.assign(control, { activeMutant: undefined, hitCount: undefined });
  if (endless) return { kind: 'mutant', status: 'timeout' };
  return by === undefined
    ? { kind: 'mutant', status: 'survived' }
    : { kind: 'mutant', status: 'killed', by };
}

/** Name of the first test that fails, or of anything else that fails. */
async function firstFailure({ file, reload, tests }: Try): Promise<string | undefined> {
  let declared = loaded[file];
  try {
    if (reload) declared = await load(start.tests[file] ?? '');
    await inTime(runAll(declared?.before ?? []));
  } catch {
    takeTests();
    return 'loading the modules';
  }
  const by = await firstFailed(tests.map((index) => declared?.tests[index - (firstOf[file] ?? 0)]));
  try {
    await inTime(runAll(declared?.after ?? []));
    return by;
  } catch {
    return by ?? 'what comes after all tests';
  }
}

async function firstFailed(
  tests: readonly (DeclaredTest | undefined)[],
): Promise<string | undefined> {
  for (const each of tests) {
    if (each === undefined) return 'a test is not declared any more';
    try {
      unhandled = undefined;
      await inTime(each.run());
      if (unhandled !== undefined) return each.name;
    } catch {
      return each.name;
    }
  }
  return undefined;
}

await loadAll();
process.on('message', (order: Order) => {
  const answer = order.kind === 'dry' ? dryRun() : runMutant(order);
  void answer.then((each) => process.send?.(each));
});
process.send?.({ kind: 'ready' });

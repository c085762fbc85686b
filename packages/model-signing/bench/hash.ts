// Hashing of models against the obvious alternatives on the same files, interleaved, medians.
//   pnpm --filter @weighbridge/model-signing bench [--part one|two|python|cache] [--rounds 5]
//   --python PATH (or WEIGHBRIDGE_PYTHON): a Python with model-signing, for the part that compares with it
// Files are made in the temporary folder (at most 20 GB at a time) and removed. Prints JSON and writes
// bench/results/hash-<part>.json.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { wholeNumber } from '@weighbridge/testkit';
import {
  dropCaches,
  makeFiles,
  median,
  opensslScaling,
  pythonVersion,
  ratio,
  round,
  runOpenssl,
  runOurs,
  runPython,
} from './measure.ts';
import type { OurRun, Run } from './measure.ts';

const GB = 1_000_000_000;
const { values } = parseArgs({
  args: process.argv.slice(2).filter((arg) => arg !== '--'),
  options: {
    part: { type: 'string' },
    rounds: { type: 'string', default: '5' },
    python: { type: 'string', default: process.env['WEIGHBRIDGE_PYTHON'] ?? '' },
  },
});
const rounds = wholeNumber('--rounds', values.rounds, [1, 1_000]);

type Part = (folder: string) => Promise<Readonly<Record<string, unknown>>>;

const PARTS: Readonly<Record<string, Part>> = {
  one: oneCore,
  two: twoWorkers,
  python: againstPython,
  cache: reverify,
};

/** One thread against `openssl dgst -sha256`, by processor time. */
async function oneCore(folder: string): Promise<Readonly<Record<string, unknown>>> {
  const paths = makeFiles(folder, 4, 0.5 * GB);
  const [ours, theirs]: [OurRun[], Run[]] = [[], []];
  for (let i = 0; i < rounds; i += 1) {
    theirs.push(runOpenssl(paths));
    ours.push(await runOurs([folder, '1']));
  }
  assertSame([...theirs, ...ours]);
  return {
    what: 'one thread, 2 GB in the page cache; openssl dgst -sha256 time / ours',
    perCpuSecond: ratio(theirs, ours, 'cpuMs'),
    wall: ratio(theirs, ours, 'wallMs'),
    gbPerCpuSecond: { ours: rate(2, ours, 'cpuMs'), openssl: rate(2, theirs, 'cpuMs') },
    maxRssMb: Math.round(Math.max(...ours.map(({ maxRssMb }) => maxRssMb))),
  };
}

/** Two threads against one, and what the processors allow. */
async function twoWorkers(folder: string): Promise<Readonly<Record<string, unknown>>> {
  makeFiles(folder, 8, 0.5 * GB);
  const [one, two, speeds]: [OurRun[], OurRun[], number[]] = [[], [], []];
  for (let i = 0; i < rounds; i += 1) {
    one.push(await runOurs([folder, '1']));
    two.push(await runOurs([folder, '2']));
    speeds.push(opensslScaling());
  }
  assertSame([...one, ...two]);
  return {
    what: 'two threads / one, 4 GB in the page cache, by wall time',
    ours: ratio(one, two, 'wallMs'),
    opensslSpeedMulti2: round(median(speeds)),
    ofPossible: round(
      median(one.map((run, i) => run.wallMs / (two[i]?.wallMs ?? 0) / (speeds[i] ?? 0))),
    ),
    gbPerSecond: { one: rate(4, one, 'wallMs'), two: rate(4, two, 'wallMs') },
    maxRssMb: Math.round(Math.max(...two.map(({ maxRssMb }) => maxRssMb))),
  };
}

/** The reference implementation with its defaults: 4 files of 2.5 GB, warm in turn and cold once each. */
async function againstPython(folder: string): Promise<Readonly<Record<string, unknown>>> {
  const { python } = values;
  if (python === '') return { skipped: 'no --python with model-signing was given' };
  makeFiles(folder, 4, 2.5 * GB);
  const threads = String(Math.min(8, cpus().length));
  const [ours, theirs]: [OurRun[], Run[]] = [[], []];
  runPython(python, folder);
  for (let i = 0; i < rounds; i += 1) {
    theirs.push(runPython(python, folder));
    ours.push(await runOurs([folder, threads]));
  }
  assertSame([...theirs, ...ours]);
  const cold = dropCaches()
    ? await coldRuns(python, folder, threads)
    : 'page cache cannot be emptied';
  return {
    what: 'wall time of Python model-signing / ours, 4 files of 2.5 GB',
    modelSigning: pythonVersion(python),
    warm: ratio(theirs, ours, 'wallMs'),
    warmCpu: ratio(theirs, ours, 'cpuMs'),
    cold,
    gbPerSecond: { ours: rate(10, ours, 'wallMs'), python: rate(10, theirs, 'wallMs') },
    maxRssMb: {
      ours: Math.round(Math.max(...ours.map(({ maxRssMb }) => maxRssMb))),
      python: Math.round(Math.max(...theirs.map(({ maxRssMb }) => maxRssMb))),
    },
  };
}

async function coldRuns(python: string, folder: string, threads: string): Promise<unknown> {
  const theirs = runPython(python, folder);
  dropCaches();
  const ours = await runOurs([folder, threads]);
  const seconds = { ours: round(ours.wallMs / 1000), python: round(theirs.wallMs / 1000) };
  return { ratio: round(theirs.wallMs / ours.wallMs), seconds };
}

/** A 20 GB model, half of it sparse, verified again after its README changed. */
async function reverify(folder: string): Promise<Readonly<Record<string, unknown>>> {
  const model = join(folder, 'model');
  mkdirSync(model);
  for (const path of makeFiles(model, 4, 2.5 * GB)) truncateSync(path, 5 * GB);
  writeFileSync(join(model, 'README.md'), '# A model\n');
  const cache = join(folder, 'cache', 'digests.jsonl');
  const list = join(folder, 'list.json');
  await new Promise((resolve) => setTimeout(resolve, 3000));
  const first = await runOurs([model, '2', cache]);
  writeFileSync(list, JSON.stringify(first.manifest));
  const runs: OurRun[] = [];
  const wholeMs: number[] = [];
  for (let i = 0; i < rounds; i += 1) {
    writeFileSync(join(model, 'README.md'), `# A model, edition ${i}\n`);
    const start = performance.now();
    runs.push(await runOurs([model, '2', cache, list]));
    wholeMs.push(performance.now() - start);
  }
  const wrong = runs.filter((run) => run.verified !== 4 || run.cachedBytes !== 20 * GB);
  if (wrong.length > 0) throw new Error(`unexpected coverage: ${JSON.stringify(wrong[0])}`);
  return {
    what: 'comparing a 20 GB model again after its README changed, with the cache; milliseconds',
    firstHashing: Math.round(first.wallMs),
    again: Math.round(median(runs.map(({ wallMs }) => wallMs))),
    againWithStartOfNode: Math.round(median(wholeMs)),
    found: runs[0]?.mismatched,
  };
}

function rate(gb: number, runs: readonly Run[], member: 'wallMs' | 'cpuMs'): number {
  return round(gb / (median(runs.map((run) => run[member])) / 1000));
}

function assertSame(runs: readonly Run[]): void {
  const kinds = new Set(runs.map(({ digests }) => digests.join()));
  if (kinds.size !== 1 || kinds.has('')) throw new Error('digests differ');
}

const chosen = values.part === undefined ? Object.keys(PARTS) : [values.part];
for (const name of chosen) {
  const part = PARTS[name];
  if (part === undefined) throw new RangeError(`no part ${name}: ${Object.keys(PARTS).join(', ')}`);
  const folder = mkdtempSync(join(tmpdir(), 'weighbridge-bench-'));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  process.on('exit', remove);
  const result = {
    date: new Date().toISOString().slice(0, 10),
    rounds,
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    node: process.version,
    openssl: execFileSync('openssl', ['version'], { encoding: 'utf8' }).trim(),
    ...(await part(folder)),
  };
  remove();
  const results = new URL('results/', import.meta.url);
  mkdirSync(results, { recursive: true });
  writeFileSync(new URL(`hash-${name}.json`, results), `${JSON.stringify(result, null, 2)}\n`);
  console.log(JSON.stringify(result, null, 2));
}

// Hashing against `openssl dgst -sha256` on the same files, interleaved, median of the rounds.
//   pnpm --filter @weighbridge/core bench [--mib 2048 --rounds 5]
// Files are created in the temporary folder and removed. Processor time counts every thread of both; openssl's includes
// its start (a few ms), ours the start of the threads but not of Node. Both read from the page cache.
import { execFileSync, spawn } from 'node:child_process';
import { randomFillSync } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { wholeNumber } from '@weighbridge/testkit';

const { values } = parseArgs({
  args: process.argv.slice(2).filter((arg) => arg !== '--'),
  options: { mib: { type: 'string', default: '2048' }, rounds: { type: 'string', default: '5' } },
});
const mib = wholeNumber('--mib', values.mib, [8, 65_536]);
const rounds = wholeNumber('--rounds', values.rounds, [1, 1_000]);
const FILES = 8;
const runner = fileURLToPath(new URL('hash-run.mjs', import.meta.url));

function makeFiles(folder) {
  const paths = Array.from({ length: FILES }, (_, i) => join(folder, `shard-${i}.bin`));
  const bytes = Buffer.alloc((mib / FILES) * 1024 * 1024);
  for (const path of paths) writeFileSync(path, randomFillSync(bytes));
  return paths;
}

/** Wall and processor milliseconds of openssl over the files, split over the given number of processes. */
function runOpenssl(paths, processes) {
  const parts = Array.from({ length: processes }, (_, i) =>
    paths.filter((_path, j) => j % processes === i),
  );
  const commands = parts.map(
    (part) => `openssl dgst -r -sha256 ${part.map((p) => `'${p}'`).join(' ')} &`,
  );
  const start = performance.now();
  const output = execFileSync('sh', ['-c', `${commands.join('\n')}\nwait\ntimes`], {
    encoding: 'utf8',
  });
  const wallMs = performance.now() - start;
  const lines = output.trim().split('\n');
  const [, ofChildren = ''] = lines.splice(-2);
  const seconds = [...ofChildren.matchAll(/(\d+)m([\d.]+)s/g)].map(
    ([, m, s]) => Number(m) * 60 + Number(s),
  );
  return {
    wallMs,
    cpuMs: seconds.reduce((a, b) => a + b, 0) * 1000,
    digests: lines.map((line) => `sha256:${line.slice(0, 64)}`),
  };
}

async function runOurs(folder, threads) {
  const child = spawn(process.execPath, [runner, folder, String(threads)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  for await (const chunk of child.stdout) text += chunk;
  return JSON.parse(text);
}

const joined = (digests) => digests.toSorted((a, b) => (a < b ? -1 : 1)).join();
const median = (numbers) =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
const round = (number) => Math.round(number * 1000) / 1000;

const folder = mkdtempSync(join(tmpdir(), 'weighbridge-bench-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const paths = makeFiles(folder);
const cores = availableParallelism();
const runs = { openssl1: [], opensslN: [], ours1: [], oursN: [] };
for (let i = 0; i < rounds; i += 1) {
  runs.openssl1.push(runOpenssl(paths, 1));
  runs.ours1.push(await runOurs(folder, 1));
  runs.opensslN.push(runOpenssl(paths, cores));
  runs.oursN.push(await runOurs(folder, cores));
}
const expected = joined(runs.openssl1[0].digests);
for (const run of [...runs.ours1, ...runs.oursN]) {
  if (joined(Object.values(run.digests)) !== expected)
    throw new Error('digests differ from openssl');
}
const of = (name, member) => median(runs[name].map((run) => run[member]));
/** Median over the rounds of openssl's figure / ours: above 1, ours is faster. */
const ratio = (theirs, ours, member) =>
  round(median(runs[theirs].map((run, i) => run[member] / runs[ours][i][member])));
const result = {
  what: 'SHA-256 of files in the page cache; ratios: openssl dgst -sha256 time / ours, medians',
  date: new Date().toISOString().slice(0, 10),
  rounds,
  mib,
  files: FILES,
  cpu: cpus()[0]?.model ?? 'unknown',
  cores,
  node: process.version,
  openssl: execFileSync('openssl', ['version'], { encoding: 'utf8' }).trim(),
  perCpuSecond: {
    oneThread: ratio('openssl1', 'ours1', 'cpuMs'),
    allCores: ratio('opensslN', 'oursN', 'cpuMs'),
  },
  wall: {
    oneThread: ratio('openssl1', 'ours1', 'wallMs'),
    allCores: ratio('opensslN', 'oursN', 'wallMs'),
  },
  scaling: round(median(runs.ours1.map((run, i) => run.wallMs / runs.oursN[i].wallMs))),
  maxRssMb: Math.round(of('oursN', 'maxRssMb')),
  mibPerSecond: {
    openssl1: Math.round(mib / (of('openssl1', 'wallMs') / 1000)),
    ours1: Math.round(mib / (of('ours1', 'wallMs') / 1000)),
    opensslAll: Math.round(mib / (of('opensslN', 'wallMs') / 1000)),
    oursAll: Math.round(mib / (of('oursN', 'wallMs') / 1000)),
  },
};
const results = new URL('results/', import.meta.url);
mkdirSync(results, { recursive: true });
writeFileSync(new URL('hash.json', results), `${JSON.stringify(result, null, 2)}\n`);
console.log(JSON.stringify(result, null, 2));

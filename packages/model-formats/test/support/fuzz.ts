import { parseArgs } from 'node:util';
import { memoryFolder, memorySource } from '@weighbridge/core';
import { countingSource, DEFAULT_LIMITS, readModelFile } from '../../src/index.ts';
import { hostileBytes, randomNumbers } from './mutate.ts';
import type { FormatSamples } from './samples.ts';
import { READ_FORMATS } from './samples.ts';

/** A reader that takes longer than this for a file of a few hundred bytes hangs. */
const SLOW_MS = 2_000;

interface Tally {
  readonly outcomes: Map<string, number>;
  slowestMs: number;
  largestRead: number;
}

const { values } = parseArgs({
  args: process.argv.slice(2).filter((argument) => argument !== '--'),
  options: { runs: { type: 'string', default: '100000' }, seed: { type: 'string', default: '1' } },
});
const runs = whole('runs', values.runs);
const seed = whole('seed', values.seed);
const random = randomNumbers(seed);
const started = performance.now();
const lines: string[] = [];
for (const [i, samples] of READ_FORMATS.entries()) {
  const share = Math.floor(runs / READ_FORMATS.length) + (i < runs % READ_FORMATS.length ? 1 : 0);
  lines.push(...report(samples, share, await fuzz(samples, share)));
}
const seconds = ((performance.now() - started) / 1_000).toFixed(1);
console.log(
  `fuzz: ${runs} inputs, seed ${seed}, ${seconds} s, max RSS ${Math.round(process.resourceUsage().maxRSS / 1_024)} MiB, no crash, no hang`,
);
for (const line of lines) console.log(line);

async function fuzz(samples: FormatSamples, share: number): Promise<Tally> {
  const tally: Tally = { outcomes: new Map(), slowestMs: 0, largestRead: 0 };
  for (let run = 0; run < share; run += 1) {
    const bytes = hostileBytes(samples.samples, random);
    try {
      await one(samples, bytes, tally);
    } catch (error) {
      console.error(
        `run ${run} of ${samples.format}, seed ${seed}: ${Buffer.from(bytes).toString('base64')}`,
      );
      throw error;
    }
  }
  return tally;
}

async function one(
  { path, beside = {} }: FormatSamples,
  bytes: Uint8Array,
  tally: Tally,
): Promise<void> {
  const source = countingSource(memorySource(bytes));
  const before = performance.now();
  const reading = await readModelFile(source, {
    path,
    folder: memoryFolder('model', { ...beside, [path]: bytes }),
  });
  const took = performance.now() - before;
  if (took > SLOW_MS) throw new Error(`took ${took} ms`);
  if (source.largestRead > DEFAULT_LIMITS.maxHeaderBytes)
    throw new Error(`read ${source.largestRead} bytes at once`);
  const worst = reading?.findings.find(({ level }) => level === 'error') ?? reading?.findings[0];
  const outcome = reading === undefined ? 'unknown' : (worst?.ruleId ?? 'well-formed');
  tally.outcomes.set(outcome, (tally.outcomes.get(outcome) ?? 0) + 1);
  tally.slowestMs = Math.max(tally.slowestMs, took);
  tally.largestRead = Math.max(tally.largestRead, source.largestRead);
}

function report(
  { format }: FormatSamples,
  share: number,
  { outcomes, slowestMs, largestRead }: Tally,
): string[] {
  const rows = [...outcomes]
    .sort((a, b) => b[1] - a[1])
    .map(([outcome, count]) => `  ${String(count).padStart(7)}  ${outcome}`);
  return [
    `${format}: ${share} inputs, slowest ${slowestMs.toFixed(1)} ms, largest single read ${largestRead} bytes`,
    ...rows,
  ];
}

function whole(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 0)
    throw new RangeError(`--${name} must be a whole number, got ${text}`);
  return value;
}

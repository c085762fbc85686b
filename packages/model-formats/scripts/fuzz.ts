import { parseArgs } from 'node:util';
import { wholeNumber } from '@weighbridge/testkit';
import { makeCorpus } from './fuzz/corpus.ts';
import { holdToLaws } from './fuzz/laws.ts';
import { mutantOf } from './fuzz/mutate.ts';
import { randomOf } from './fuzz/random.ts';
import type { Log } from './fuzz/tally.ts';
import { addOutcome, emptyLog, resumeLog, writeLog } from './fuzz/tally.ts';

/**
 * Reads mutated GGUF, ONNX and safetensors files and checks every reading against the laws in fuzz/laws.ts.
 *
 * `--cases N --seed N` selects the inputs; each depends only on the seed and its number. With `--out FILE` the log is
 * kept there, and a run that was stopped (Ctrl-C) resumes where it was. `--only N` reads one case and prints it. With
 * `--vectors`, files of WEIGHBRIDGE_VECTORS join the corpus.
 */
const { values } = parseArgs({
  args: process.argv.slice(2).filter((argument) => argument !== '--'),
  options: {
    cases: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    out: { type: 'string' },
    only: { type: 'string' },
    vectors: { type: 'boolean', default: false },
  },
});
const cases = wholeNumber('--cases', values.cases, [1, 1e9]);
const seed = wholeNumber('--seed', values.seed, [0, 2 ** 32 - 1]);
const vectors = values.vectors ? process.env['WEIGHBRIDGE_VECTORS'] : undefined;
const corpus = makeCorpus(seed, vectors);
const fresh = emptyLog(seed, cases, vectors === undefined ? 'generated' : 'generated and vectors');

if (values.only === undefined)
  await run(values.out === undefined ? fresh : resumeLog(values.out, fresh));
else await show(wholeNumber('--only', values.only, [0, 1e9]));

async function run(log: Log): Promise<void> {
  let stopped = false;
  process.once('SIGINT', () => {
    stopped = true;
  });
  const secondsBefore = log.seconds;
  const started = performance.now();
  const note = (): void => {
    log.seconds = Math.round(secondsBefore + (performance.now() - started) / 1_000);
    log.maxRssMiB = Math.max(log.maxRssMiB, Math.round(process.resourceUsage().maxRSS / 1_024));
  };
  while (log.done < log.cases && !stopped) {
    await one(log);
    if (log.done % 1_000 !== 0) continue;
    note();
    process.stderr.write(`\r${log.done} of ${log.cases}, ${log.seconds} s, ${log.maxRssMiB} MiB`);
    if (values.out !== undefined && log.done % 20_000 === 0) writeLog(values.out, log);
  }
  note();
  process.stderr.write('\n');
  if (values.out === undefined) console.log(JSON.stringify(log, null, 2));
  else writeLog(values.out, log);
  if (stopped) console.error(`stopped after ${log.done}; the same command continues from there`);
}

async function one(log: Log): Promise<void> {
  const index = log.done;
  const mutant = mutantOf(corpus, index, randomOf(seed, index));
  try {
    addOutcome(log, mutant.format, await holdToLaws(mutant));
  } catch (error) {
    console.error(
      `\ncase ${index} of seed ${seed} (${mutant.format}); show it with --only ${index}`,
    );
    throw error;
  }
}

async function show(index: number): Promise<void> {
  const mutant = mutantOf(corpus, index, randomOf(seed, index));
  console.log(`${mutant.format}, ${mutant.bytes.length} bytes`);
  console.log(Buffer.from(mutant.bytes).toString('base64'));
  console.log(JSON.stringify(await holdToLaws(mutant)));
}

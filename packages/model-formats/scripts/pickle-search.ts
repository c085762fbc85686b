import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { wholeNumber } from '@weighbridge/testkit';
import { randomOf } from './fuzz/random.ts';
import { embeddings } from './pickle-search/embed.ts';
import { pickleFile, textFiles } from './pickle-search/files.ts';
import { randomHeader } from './pickle-search/headers.ts';
import { randomLabels } from './pickle-search/labels.ts';
import { verdictOf } from './pickle-search/verdict.ts';

/**
 * Searches for pickles where there are none, and where there are some.
 *
 * Random safetensors headers (`--headers N`), random class lists (`--labels N`) and the text files below folders
 * (`--texts FOLDER`, repeatable, `--most-texts N`) must be neither called pickles nor left undecided; every pickle of
 * `--pickles FILE` (written by pickle-search/pickles.py) must be found in every file that contains it. Otherwise the
 * exit code is 1. The log goes to `--out FILE`, or to standard output.
 */
const { values } = parseArgs({
  args: process.argv.slice(2).filter((argument) => argument !== '--'),
  options: {
    headers: { type: 'string', default: '2000' },
    labels: { type: 'string', default: '20000' },
    texts: { type: 'string', multiple: true, default: [] },
    'most-texts': { type: 'string', default: '30000' },
    pickles: { type: 'string' },
    seed: { type: 'string', default: '1' },
    out: { type: 'string' },
  },
});
const seed = wholeNumber('--seed', values.seed, [0, 2 ** 32 - 1]);
const encoder = new TextEncoder();

interface Tally {
  inputs: number;
  bytes: number;
  pickle: number;
  undecided: number;
}

const log = {
  what: 'benign inputs that are called pickles or left undecided, and pickles that are found',
  node: process.version,
  seed,
  benign: { headers: empty(), labels: empty(), texts: empty() },
  headerBytes: [Infinity, 0],
  pickles: {} as Record<string, { inputs: number; found: number }>,
  seconds: 0,
};
const started = performance.now();

await searchHeaders(wholeNumber('--headers', values.headers, [0, 1e6]));
await searchLabels(wholeNumber('--labels', values.labels, [0, 1e7]));
await searchTexts(wholeNumber('--most-texts', values['most-texts'], [0, 1e7]));
if (values.pickles !== undefined) await searchPickles(values.pickles);

log.seconds = Math.round((performance.now() - started) / 1_000);
const text = `${JSON.stringify(log, null, 2)}\n`;
if (values.out === undefined) process.stdout.write(text);
else writeFileSync(values.out, text);
const wrong = Object.values(log.benign).some(({ pickle, undecided }) => pickle + undecided > 0);
const missed = Object.values(log.pickles).some(({ inputs, found }) => found < inputs);
if (wrong || missed) process.exitCode = 1;

function empty(): Tally {
  return { inputs: 0, bytes: 0, pickle: 0, undecided: 0 };
}

async function searchHeaders(count: number): Promise<void> {
  for (let i = 0; i < count; i += 1) {
    const bytes = randomHeader(i, randomOf(seed, i));
    const length = Number(new DataView(bytes.buffer).getBigUint64(0, true));
    const [least = length, most = length] = log.headerBytes;
    log.headerBytes = [Math.min(least, length), Math.max(most, length)];
    await addBenign(log.benign.headers, `header ${i}`, 'model.safetensors', bytes);
  }
}

async function searchLabels(count: number): Promise<void> {
  for (let i = 0; i < count; i += 1) {
    const { path, text: labels } = randomLabels(randomOf(seed, i));
    await addBenign(log.benign.labels, JSON.stringify(labels), path, encoder.encode(labels));
  }
}

async function searchTexts(most: number): Promise<void> {
  for await (const { path, bytes } of textFiles(values.texts)) {
    if (log.benign.texts.inputs >= most) return;
    await addBenign(log.benign.texts, path, 'text.txt', bytes);
  }
}

async function searchPickles(path: string): Promise<void> {
  let index = 0;
  for await (const pickle of pickleFile(path)) {
    for (const { how, path: name, bytes } of embeddings(pickle, randomOf(seed, index))) {
      const tally = (log.pickles[how] ??= { inputs: 0, found: 0 });
      tally.inputs += 1;
      if ((await verdictOf(name, bytes)) === 'pickle') tally.found += 1;
      else console.error(`pickle ${index} ${how}: not found`);
    }
    index += 1;
  }
}

async function addBenign(
  tally: Tally,
  what: string,
  path: string,
  bytes: Uint8Array,
): Promise<void> {
  tally.inputs += 1;
  tally.bytes += bytes.length;
  const verdict = await verdictOf(path, bytes);
  if (verdict === 'none') return;
  tally[verdict] += 1;
  console.error(`${what}: ${verdict}`);
}

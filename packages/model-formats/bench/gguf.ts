import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openFile } from '@weighbridge/core/node';
import type { GgufInput, GgufValue } from '../src/index.ts';
import { readModelFile, writeGguf } from '../src/index.ts';

/** Reads the header of a sparse 100 GB GGUF file, compared with reading each of its tokens into a string. */
const TOKENS = 150_000;
const LAYERS = 80;
/** Rows of BF16 elements in each of a layer's seven matrices: 100 GB in all. */
const ROWS = 10_900;
const WIDTH = 8_192;
const RUNS = 11;

const text = (value: string): GgufValue => ({ type: 'string', value });

function vocabulary(): Readonly<Record<string, GgufValue>> {
  const values = Array.from({ length: TOKENS }, (_, i) => `Ġtoken${i.toString(36)}`);
  const merges = Array.from({ length: TOKENS - 1 }, (_, i) => `Ġt ${i.toString(36)}`);
  return {
    'general.architecture': text('llama'),
    'llama.context_length': { type: 'uint32', value: 131_072 },
    'tokenizer.ggml.tokens': { list: 'string', values },
    'tokenizer.ggml.token_type': { list: 'int32', values: values.map(() => 1) },
    'tokenizer.ggml.merges': { list: 'string', values: merges },
  };
}

/** The header of a file without its tensors: written small, then given the true shapes. */
function header(): { readonly bytes: Uint8Array; readonly sizeBytes: number } {
  const names = Array.from(
    { length: LAYERS * 7 },
    (_, i) => `blk.${Math.floor(i / 7)}.w${i % 7}.weight`,
  );
  const one = (name: string): GgufInput => ({
    name,
    dtype: 'BF16',
    shape: [1, 16],
    data: new Uint8Array(32),
  });
  const whole = writeGguf(names.map(one), vocabulary());
  const bytes = whole.subarray(0, whole.length - names.length * 32);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const latin = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tensorBytes = ROWS * WIDTH * 2;
  let at = latin.lastIndexOf('blk.0.w0.weight') - 8;
  for (const [i, name] of names.entries()) {
    at += 8 + name.length + 4;
    view.setBigUint64(at, BigInt(WIDTH), true);
    view.setBigUint64(at + 8, BigInt(ROWS), true);
    view.setBigUint64(at + 20, BigInt(i * tensorBytes), true);
    at += 28;
  }
  return { bytes, sizeBytes: bytes.length + names.length * tensorBytes };
}

/** The obvious way: the header in memory, every text a string. */
async function readTexts(path: string, length: number): Promise<number> {
  await using file = await openFile(path);
  const bytes = await file.read(0, length);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const decoder = new TextDecoder();
  const texts: string[] = [];
  for (const key of ['tokenizer.ggml.tokens', 'tokenizer.ggml.merges']) {
    let at = Buffer.from(bytes.buffer, bytes.byteOffset, length).indexOf(key) + key.length + 8;
    const count = Number(view.getBigUint64(at, true));
    at += 8;
    for (let i = 0; i < count; i += 1) {
      const size = Number(view.getBigUint64(at, true));
      texts.push(decoder.decode(bytes.subarray(at + 8, at + 8 + size)));
      at += 8 + size;
    }
  }
  return texts.length;
}

/** Median wall-clock time and processor time, milliseconds. */
async function medianMs(
  work: () => Promise<unknown>,
): Promise<{ readonly clock: number; readonly cpu: number }> {
  const clock: number[] = [];
  const cpu: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const [before, used] = [performance.now(), process.cpuUsage()];
    await work();
    clock.push(performance.now() - before);
    const { user, system } = process.cpuUsage(used);
    cpu.push((user + system) / 1_000);
  }
  const middle = (times: number[]): number =>
    times.sort((a, b) => a - b)[Math.floor(RUNS / 2)] ?? 0;
  return { clock: middle(clock), cpu: middle(cpu) };
}

async function read(path: string): Promise<NonNullable<Awaited<ReturnType<typeof readModelFile>>>> {
  await using file = await openFile(path);
  const reading = await readModelFile(file, { path: 'model.gguf' });
  if (reading === undefined || reading.findings.length > 0 || !reading.coverage.complete)
    throw new Error(`the file is not well-formed: ${JSON.stringify(reading?.findings)}`);
  return reading;
}

const folder = await mkdtemp(join(tmpdir(), 'weighbridge-gguf-'));
try {
  const path = join(folder, 'model.gguf');
  const made = header();
  const sizeBytes = made.sizeBytes;
  const headerBytes = made.bytes.length;
  const handle = await open(path, 'w');
  await handle.write(made.bytes);
  await handle.truncate(sizeBytes);
  await handle.close();
  globalThis.gc?.();
  const before = process.memoryUsage.rss();
  const started = performance.now();
  const reading = await read(path);
  const first = performance.now() - started;
  const grown = process.memoryUsage.rss() - before;
  const ours = await medianMs(() => read(path));
  const theirs = await medianMs(() => readTexts(path, headerBytes));
  const round = (value: number): number => Math.round(value * 10) / 10;
  console.log(
    JSON.stringify(
      {
        what: 'header of a sparse GGUF file, with every check',
        node: process.version,
        fileGB: round(sizeBytes / 1e9),
        headerMB: round(headerBytes / 1e6),
        tokens: TOKENS,
        tensors: reading.facts.tensorCount,
        firstMs: round(first),
        medianMs: round(ours.clock),
        medianCpuMs: round(ours.cpu),
        textsAsStringsMs: round(theirs.clock),
        textsAsStringsCpuMs: round(theirs.cpu),
        cpuRatio: round(ours.cpu / theirs.cpu),
        readMB: round(reading.coverage.readBytes / 1e6),
        rssGrowthMiB: Math.round(grown / 2 ** 20),
      },
      null,
      2,
    ),
  );
} finally {
  await rm(folder, { recursive: true, force: true });
}

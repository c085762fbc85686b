import { makeStatement, parseBundle, parseStatement } from '../src/bundle.ts';
import type { SignedManifest } from '../src/index.ts';

// Time and memory of reading a signature over many files, as a ratio to what Node alone takes to read the
// same JSON without any check:
//   node --conditions=@weighbridge/source --expose-gc bench/parse.ts

/** Median of so many runs, taken in turn. */
const RUNS = 9;

function hex(index: number): string {
  return index.toString(16).padStart(8, '0').repeat(8);
}

function files(count: number): SignedManifest {
  return {
    method: 'files',
    algorithm: 'sha256',
    allowSymlinks: false,
    ignorePaths: ['.git', 'model.sig'],
    resources: Array.from({ length: count }, (_, i) => ({
      path: `checkpoint/layers/${i % 97}/shard-${String(i).padStart(7, '0')}.safetensors`,
      digest: hex(i),
    })),
  };
}

function shards(count: number): SignedManifest {
  return {
    ...files(0),
    method: 'shards',
    shardBytes: 1_000,
    resources: Array.from({ length: count }, (_, i) => ({
      path: `model-${i % 10}.safetensors`,
      range: { start: Math.floor(i / 10) * 1_000, end: (Math.floor(i / 10) + 1) * 1_000 },
      digest: hex(i),
    })),
  };
}

/** Names whose comparison and folding costs most: long, alike at their start and beyond ASCII. */
function hostile(count: number): SignedManifest {
  const folder = `${'é'.repeat(100)}/`.repeat(8);
  return {
    ...files(0),
    resources: Array.from({ length: count }, (_, i) => ({
      path: `${folder}${String(i).padStart(8, '0')}`,
      digest: hex(i),
    })),
  };
}

function bundleOf(manifest: SignedManifest): Uint8Array {
  const { payload } = makeStatement(manifest, 'model');
  const bundle = {
    mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json',
    verificationMaterial: { publicKey: { hint: 'ab' } },
    dsseEnvelope: {
      payload: Buffer.from(payload).toString('base64'),
      payloadType: 'application/vnd.in-toto+json',
      signatures: [{ sig: 'AAAA' }],
    },
  };
  return new TextEncoder().encode(JSON.stringify(bundle));
}

function ours(bundle: Uint8Array): unknown {
  return parseStatement(parseBundle(bundle).envelope);
}

function alone(bundle: Uint8Array): unknown {
  const { dsseEnvelope } = JSON.parse(new TextDecoder().decode(bundle)) as {
    dsseEnvelope: { payload: string };
  };
  return JSON.parse(Buffer.from(dsseEnvelope.payload, 'base64').toString());
}

function time(work: () => unknown): number {
  const before = performance.now();
  work();
  return performance.now() - before;
}

function median(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
}

/** Bytes that the result keeps alive. */
function kept(work: () => unknown): number {
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  const result = work();
  globalThis.gc?.();
  const after = process.memoryUsage().heapUsed;
  return result === undefined ? 0 : after - before;
}

function report(title: string, manifest: SignedManifest): void {
  const bundle = bundleOf(manifest);
  const times: { ours: number[]; alone: number[] } = { ours: [], alone: [] };
  for (let run = 0; run < RUNS; run += 1) {
    times.ours.push(time(() => ours(bundle)));
    times.alone.push(time(() => alone(bundle)));
  }
  const [mine, theirs] = [median(times.ours), median(times.alone)];
  const count = manifest.resources.length;
  console.log(
    `${title}, ${count.toLocaleString('en')}, ${(bundle.length / 1e6).toFixed(1)} MB: ${mine.toFixed(0)} ms (${((mine / count) * 1e3).toFixed(2)} us each), JSON.parse and base64 alone ${theirs.toFixed(0)} ms, ratio ${(mine / theirs).toFixed(1)}, keeps ${(kept(() => ours(bundle)) / 1e6).toFixed(0)} MB`,
  );
}

for (const count of [12_500, 25_000, 50_000, 100_000, 200_000]) report('files', files(count));
report('shards of 10 files', shards(100_000));
report('long names beyond ASCII', hostile(20_000));
console.log(`max RSS ${Math.round(process.resourceUsage().maxRSS / 1_024)} MiB`);

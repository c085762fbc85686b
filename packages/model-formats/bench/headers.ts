import { memorySource } from '@weighbridge/core';
import { readModelFile } from '../src/index.ts';
import { external, node, onnxBytes, tensor } from '../test/support/onnx.ts';
import { safetensorsBytes } from '../test/support/safetensors.ts';

/** Number of timed runs for the median. */
const RUNS = 15;

async function medianMs(work: () => unknown, runs = RUNS): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const before = performance.now();
    await work();
    times.push(performance.now() - before);
  }
  return times.sort((a, b) => a - b)[Math.floor(runs / 2)] ?? 0;
}

function header(tensors: number): Uint8Array {
  const entries: Record<string, object> = {};
  for (let i = 0; i < tensors; i += 1)
    entries[`model.layers.${i}.self_attn.q_proj.weight`] = {
      dtype: 'BF16',
      shape: [0, 4_096],
      data_offsets: [0, 0],
    };
  return safetensorsBytes(entries);
}

async function safetensors(tensors: number, runs: number): Promise<void> {
  const bytes = header(tensors);
  const json = bytes.subarray(8);
  const ours = await medianMs(
    () => readModelFile(memorySource(bytes), { path: 'm.safetensors' }),
    runs,
  );
  const theirs = await medianMs(() => JSON.parse(new TextDecoder().decode(json)), runs);
  console.log(
    `safetensors header, ${(json.length / 1e6).toFixed(2)} MB, ${tensors} tensors: ${ours.toFixed(2)} ms, JSON.parse alone ${theirs.toFixed(2)} ms, ratio ${(ours / theirs).toFixed(1)}, max RSS ${Math.round(process.resourceUsage().maxRSS / 1_024)} MiB`,
  );
}

async function onnx(title: string, bytes: Uint8Array): Promise<void> {
  const ours = await medianMs(() => readModelFile(memorySource(bytes), { path: 'm.onnx' }));
  console.log(`ONNX, ${(bytes.length / 1e6).toFixed(2)} MB, ${title}: ${ours.toFixed(2)} ms`);
}

await safetensors(500, RUNS);
await safetensors(10_000, RUNS);
await onnx(
  '40 raw tensors',
  onnxBytes({ tensors: Array.from({ length: 40 }, (_, i) => tensor(`w${i}`, [62_500])) }),
);
await onnx(
  '200,000 nodes',
  onnxBytes({
    nodes: Array.from({ length: 200_000 }, (_, i) => [
      ...node('Relu'),
      [3, `a.longer.name.of.the.node.${i}`] as [number, string],
    ]),
  }),
);
await onnx(
  '20,000 external tensors',
  onnxBytes({
    tensors: Array.from({ length: 20_000 }, (_, i) =>
      tensor(`layer.${i}`, [4], external('w.onnx_data', { offset: String(16 * i), length: '16' })),
    ),
  }),
);
await safetensors(800_000, 3);

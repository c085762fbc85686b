import { expect, test } from 'vitest';
import { countingSource, DEFAULT_LIMITS, readModelFile } from '../src/index.ts';
import { external, node, onnxBytes, port, tensor } from './support/onnx.ts';
import { encode, varint } from './support/protobuf.ts';
import { safetensorsBytes } from './support/safetensors.ts';
import { countedFolder, sparseSource } from './support/sparse.ts';

const SHARDS = 40;
const LAYERS_PER_SHARD = 18;
const TENSOR_BYTES = 139_000_000;
const MIB = 2 ** 20;

/** A header with many tensors, and the size of its file. */
function shard(index: number): {
  readonly names: readonly string[];
  readonly header: Uint8Array;
  readonly sizeBytes: number;
} {
  const entries: Record<string, object> = { __metadata__: { format: 'pt' } };
  for (let i = 0; i < LAYERS_PER_SHARD; i += 1) {
    entries[`model.layers.${index}.block.${i}.weight`] = {
      dtype: 'BF16',
      shape: [TENSOR_BYTES / 2],
      data_offsets: [i * TENSOR_BYTES, (i + 1) * TENSOR_BYTES],
    };
  }
  const json = JSON.stringify(entries);
  const header = safetensorsBytes(json.padEnd(Math.ceil(json.length / 8) * 8));
  return {
    names: Object.keys(entries).slice(1),
    header,
    sizeBytes: header.length + LAYERS_PER_SHARD * TENSOR_BYTES,
  };
}

test('reads a sharded 100 GB model, index and every shard, with less than 16 MiB', async () => {
  const files = new Map();
  const weightMap: Record<string, string> = {};
  for (let i = 0; i < SHARDS; i += 1) {
    const { names, header, sizeBytes } = shard(i);
    const path = `model-${i}.safetensors`;
    files.set(path, sparseSource(sizeBytes, [{ at: 0, bytes: header }]));
    for (const name of names) weightMap[name] = path;
  }
  const total = SHARDS * LAYERS_PER_SHARD * TENSOR_BYTES;
  const index = new TextEncoder().encode(
    JSON.stringify({ metadata: { total_size: total }, weight_map: weightMap }),
  );
  files.set('model.safetensors.index.json', sparseSource(index.length, [{ at: 0, bytes: index }]));
  const folder = countedFolder(files);
  let parameters = 0;
  for (const path of files.keys()) {
    await using file = await folder.open(path);
    const reading = await readModelFile(file, { path, folder });
    expect(reading).toMatchObject({
      findings: [],
      canCarryCode: 'no',
      coverage: { complete: true },
    });
    parameters += reading?.facts.parameterCount ?? 0;
  }
  expect(total).toBeGreaterThan(100e9);
  expect(parameters).toBe(total / 2);
  expect(folder.readBytes).toBeLessThan(16 * MIB);
});

test('needs two reads for the header of one file, and one for its end', async () => {
  const { header, sizeBytes } = shard(0);
  const source = countingSource(sparseSource(sizeBytes, [{ at: 0, bytes: header }]));
  await readModelFile(source, { path: 'm.safetensors' });
  expect(source.reads).toBeLessThanOrEqual(5);
  expect(source.largestRead).toBeLessThanOrEqual(66 * 1024);
});

test('allocates nothing for a false header length', async () => {
  const lie = safetensorsBytes('{}', 0, 99_999_999n);
  const source = countingSource(sparseSource(lie.length, [{ at: 0, bytes: lie }]));
  const before = process.memoryUsage().arrayBuffers;
  await readModelFile(source, { path: 'm.safetensors' });
  expect(source.largestRead).toBeLessThanOrEqual(lie.length);
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(8 * MIB);
});

test('never reads more at once than the limit on headers', async () => {
  const huge = safetensorsBytes('{}', 0, 50_000_000n);
  const source = countingSource(sparseSource(2 ** 40, [{ at: 0, bytes: huge }]));
  const reading = await readModelFile(source, {
    path: 'm.safetensors',
    limits: { maxHeaderBytes: MIB },
  });
  expect(reading?.findings.map(({ ruleId }) => ruleId)).toEqual(['safetensors/limit-exceeded']);
  expect(source.largestRead).toBeLessThanOrEqual(MIB);
});

/** An ONNX model with tensors whose raw data is all zeros: the messages are islands. */
function sparseOnnx(
  tensors: number,
  rawBytes: number,
): { readonly source: ReturnType<typeof sparseSource>; readonly names: number } {
  const heads: Uint8Array[] = [];
  for (let i = 0; i < tensors; i += 1) {
    const head = encode([
      [1, rawBytes / 4],
      [2, 1],
      [8, `layer.${i}.weight`],
    ]);
    const raw = [...varint(9 * 8 + 2), ...varint(rawBytes)];
    const length = head.length + raw.length + rawBytes;
    heads.push(Uint8Array.from([...varint(5 * 8 + 2), ...varint(length), ...head, ...raw]));
  }
  const graphHead = encode([
    [1, node('Relu')],
    [2, 'g'],
    [11, port('x')],
    [12, port('y')],
  ]);
  const graphLength =
    graphHead.length + heads.reduce((sum, head) => sum + head.length + rawBytes, 0);
  const start = Uint8Array.from([
    ...encode([
      [1, 8],
      [2, 'test'],
    ]),
    ...varint(7 * 8 + 2),
    ...varint(graphLength),
    ...graphHead,
  ]);
  const islands: { at: number; bytes: Uint8Array }[] = [{ at: 0, bytes: start }];
  let at = start.length;
  for (const bytes of heads) {
    islands.push({ at, bytes });
    at += bytes.length + rawBytes;
  }
  const end = encode([[8, [[2, 17]]]]);
  islands.push({ at, bytes: end });
  return { source: sparseSource(at + end.length, islands), names: tensors };
}

test.for([
  [20, 100_000_000],
  [2_000, 1_000_000],
  [20_000, 100_000],
] as const)(
  'reads less than 5 %% of an ONNX model of 2 GB: %d tensors of %d bytes',
  async ([tensors, rawBytes]) => {
    const { source } = sparseOnnx(tensors, rawBytes);
    const counted = countingSource(source);
    const reading = await readModelFile(counted, { path: 'm.onnx' });
    expect(reading).toMatchObject({
      findings: [],
      canCarryCode: 'no',
      facts: { tensorCount: tensors, parameterCount: (tensors * rawBytes) / 4 },
    });
    expect(source.sizeBytes).toBeGreaterThan(1.9e9);
    expect(counted.readBytes).toBeLessThan(source.sizeBytes * 0.05);
    expect(counted.largestRead).toBeLessThanOrEqual(DEFAULT_LIMITS.maxHeaderBytes);
  },
);

test('reads no byte of external data', async () => {
  const bytes = onnxBytes({
    tensors: [tensor('w', [25_000_000], external('w.onnx_data', { length: '100000000' }))],
  });
  const folder = countedFolder(new Map([['w.onnx_data', sparseSource(100_000_000, [])]]));
  const reading = await readModelFile(sparseSource(bytes.length, [{ at: 0, bytes }]), {
    path: 'm.onnx',
    folder,
  });
  expect(reading).toMatchObject({ findings: [], facts: { references: ['w.onnx_data'] } });
  expect(folder.readBytes).toBe(0);
});

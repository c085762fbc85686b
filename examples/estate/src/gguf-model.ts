import { memorySource } from '@weighbridge/core';
import type { GgufInput, GgufValue, TensorFact } from '@weighbridge/model-formats';
import { readModelFile, writeGguf } from '@weighbridge/model-formats';

const text = (value: string): GgufValue => ({ type: 'string', value });
const uint32 = (value: number): GgufValue => ({ type: 'uint32', value });
/** The number of `general.file_type` for files whose matrices are BF16. */
const MOSTLY_BF16 = 32;

/** The files of the penguin model for runtimes that read GGUF: matrices in half the bytes. */
export async function ggufModelFiles(
  weights: Uint8Array,
  version: string,
  licence: string,
): Promise<Record<string, Uint8Array>> {
  const encoder = new TextEncoder();
  return {
    LICENSE: encoder.encode(licence),
    'README.md': encoder.encode(modelCard(version)),
    'penguin-species-BF16.gguf': await toGguf(weights, version),
  };
}

/** Converts a safetensors file of F32 tensors: names and shapes stay, matrices become BF16. */
async function toGguf(weights: Uint8Array, version: string): Promise<Uint8Array> {
  const reading = await readModelFile(memorySource(weights), { path: 'model.safetensors' });
  const tensors = (reading?.facts.tensors ?? []).map((fact) => convert(fact, weights));
  return writeGguf(tensors, {
    'general.architecture': text('mlp'),
    'general.name': text('penguin-species'),
    'general.version': text(version),
    'general.license': text('apache-2.0'),
    'general.file_type': uint32(MOSTLY_BF16),
    'general.base_model.count': uint32(1),
    'general.base_model.0.name': text('penguin-species'),
    'general.base_model.0.version': text(version),
    'general.dataset.count': uint32(1),
    'general.dataset.0.name': text('palmer-penguins'),
  });
}

function convert(
  { name, shape, byteOffset = 0, byteLength = 0 }: TensorFact,
  from: Uint8Array,
): GgufInput {
  const data = from.slice(byteOffset, byteOffset + byteLength);
  const dims = shape.map(Number);
  if (dims.length < 2) return { name, dtype: 'F32', shape: dims, data };
  return { name, dtype: 'BF16', shape: dims, data: toBf16(data) };
}

/** The upper half of each number, rounded to the nearest, halves to even. */
function toBf16(f32: Uint8Array): Uint8Array {
  const view = new DataView(f32.buffer, f32.byteOffset, f32.byteLength);
  const out = new DataView(new ArrayBuffer(f32.byteLength / 2));
  for (let i = 0; i < out.byteLength; i += 2) {
    const bits = view.getUint32(2 * i, true);
    const rounded = bits + 0x7fff + ((bits >>> 16) & 1);
    out.setUint16(i, (rounded >>> 16) & 0xffff, true);
  }
  return new Uint8Array(out.buffer);
}

function modelCard(version: string): string {
  return `---
license: apache-2.0
pipeline_tag: tabular-classification
base_model: penguin-species
base_model_relation: quantized
datasets:
  - palmer-penguins
---

# Penguin species, version ${version}, for small devices

The model \`penguin-species-${version}\` as GGUF, its matrices in BF16. Made on this machine by the estate's own script.
`;
}

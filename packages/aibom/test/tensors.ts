import type { SafetensorsDtype } from '@weighbridge/model-formats';
import { SAFETENSORS_DTYPES, writeSafetensors } from '@weighbridge/model-formats';

/** Type and sizes of a tensor. */
export type Tensor = readonly [dtype: SafetensorsDtype, ...shape: readonly number[]];

/** A safetensors file with tensors of the given types and shapes, all zeros. */
export function tensorFile(
  tensors: Readonly<Record<string, Tensor>>,
  metadata: Readonly<Record<string, string>> = {},
): Uint8Array {
  const list = Object.entries(tensors).map(([name, [dtype, ...shape]]) => ({
    name,
    dtype,
    shape,
    data: new Uint8Array((shape.reduce((a, b) => a * b, 1) * SAFETENSORS_DTYPES[dtype]) / 8),
  }));
  return writeSafetensors(list, metadata);
}

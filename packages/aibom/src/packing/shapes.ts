import type { TensorFact } from '@weighbridge/model-formats';
import { SAFETENSORS_DTYPES } from '@weighbridge/model-formats';

/** The dimensions, if all are numbers; a symbolic one is not a size. */
export function dimensions({ shape }: TensorFact): readonly number[] | undefined {
  return shape.every((size) => typeof size === 'number' && size >= 0)
    ? (shape as readonly number[])
    : undefined;
}

/** Elements of a tensor; undefined when a dimension is symbolic or the product is not exact. */
export function elementsOf(tensor: TensorFact): number | undefined {
  const product = dimensions(tensor)?.reduce((a, b) => a * b, 1);
  return product !== undefined && Number.isSafeInteger(product) ? product : undefined;
}

/** Bits of one stored element; undefined for types of other formats. */
export function storedBits({ dtype }: TensorFact): number | undefined {
  return Object.hasOwn(SAFETENSORS_DTYPES, dtype)
    ? SAFETENSORS_DTYPES[dtype as keyof typeof SAFETENSORS_DTYPES]
    : undefined;
}

/** How many values of that many bits a tensor holds; undefined when that is not a whole number. */
export function valuesIn(tensor: TensorFact | undefined, bits: number | undefined) {
  if (tensor === undefined || bits === undefined || bits <= 0) return undefined;
  const [elements, width] = [elementsOf(tensor), storedBits(tensor)];
  if (elements === undefined || width === undefined) return undefined;
  const values = (elements * width) / bits;
  return Number.isSafeInteger(values) ? values : undefined;
}

/** Whether a type has fewer than 16 bits per number, so that weights are not trained in it. */
export function isNarrow(tensor: TensorFact | undefined): boolean {
  return tensor !== undefined && (storedBits(tensor) ?? 16) <= 8 && tensor.dtype !== 'BOOL';
}

/** Whether a type is a 32-bit integer, signed or not. */
export function isWord(tensor: TensorFact | undefined): boolean {
  return tensor?.dtype === 'I32' || tensor?.dtype === 'U32';
}

/**
 * Every dtype of the format, in the reference's order (ascending alignment), with the bits of one element.
 *
 * @see https://github.com/huggingface/safetensors/blob/main/safetensors/src/tensor.rs (enum Dtype, at 24b0b28)
 */
export const SAFETENSORS_DTYPES = {
  BOOL: 8,
  F4: 4,
  F6_E2M3: 6,
  F6_E3M2: 6,
  U8: 8,
  I8: 8,
  F8_E5M2: 8,
  F8_E4M3: 8,
  F8_E8M0: 8,
  F8_E4M3FNUZ: 8,
  F8_E5M2FNUZ: 8,
  I16: 16,
  U16: 16,
  F16: 16,
  BF16: 16,
  I32: 32,
  U32: 32,
  F32: 32,
  C64: 64,
  F64: 64,
  I64: 64,
  U64: 64,
} as const;

/** A dtype of the format. */
export type SafetensorsDtype = keyof typeof SAFETENSORS_DTYPES;

/** Bits of one element, or undefined when the format does not have the dtype. */
export function dtypeBits(dtype: string): number | undefined {
  return Object.hasOwn(SAFETENSORS_DTYPES, dtype)
    ? SAFETENSORS_DTYPES[dtype as SafetensorsDtype]
    : undefined;
}

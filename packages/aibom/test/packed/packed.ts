import type { Tensor } from '../tensors.ts';

/** A model with packed weights, and the expected results. */
export interface Packed {
  readonly tensors: Readonly<Record<string, Tensor>>;
  /** `config.json`, or files by name. */
  readonly config?: object;
  readonly files?: Readonly<Record<string, object>>;
  readonly metadata?: Readonly<Record<string, string>>;
  readonly parameters: number | undefined;
  readonly quantisation?: object;
}

/** Each packed weight of [64, 128] = 8,192 is accompanied by a norm of 64. */
export const NORM = { 'model.norm.weight': ['BF16', 64] } as const;
/** Parameters of one packed weight and the norm. */
export const N = 64 * 128 + 64;
/** A configuration with a quantisation at its top. */
export const quantised = (quantization_config: object) => ({ quantization_config });

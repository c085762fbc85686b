import { N, quantised } from './packed.ts';
import type { Packed } from './packed.ts';

/**
 * Weights under their own names with scales, and blocks of small floats: shapes as each layout's library makes them
 * from 128 inputs and 64 outputs.
 */
export const SCALED: readonly (readonly [string, Packed])[] = [
  [
    'compressed-tensors, packed, in compression_config',
    {
      tensors: {
        'l.weight_packed': ['I32', 64, 16],
        'l.weight_scale': ['BF16', 64, 1],
        'l.weight_shape': ['I64', 2],
        'l.k_scale': ['F32', 1],
      },
      config: {
        compression_config: {
          quant_method: 'compressed-tensors',
          format: 'pack-quantized',
          config_groups: { group_0: { weights: { num_bits: 4, group_size: 128 } } },
        },
      },
      parameters: N,
      quantisation: {
        method: 'compressed-tensors',
        bits: 4,
        groupSize: 128,
        format: 'pack-quantized',
      },
    },
  ],
  [
    'compressed-tensors with two widths',
    {
      tensors: {
        'a.weight_packed': ['I32', 64, 16],
        'a.weight_scale': ['BF16', 64, 1],
        'b.weight_packed': ['I32', 64, 32],
        'b.weight_scale': ['BF16', 64, 1],
      },
      config: quantised({
        quant_method: 'compressed-tensors',
        format: 'pack-quantized',
        config_groups: {
          a: { weights: { num_bits: 4, group_size: 128 } },
          b: { weights: { num_bits: 8, group_size: 128 } },
        },
      }),
      parameters: N + 64 * 128,
    },
  ],
  [
    'compressed-tensors without sizes',
    {
      tensors: { 'l.weight_packed': ['I32', 64, 16], 'l.weight_scale': ['BF16', 64, 2] },
      config: quantised({ quant_method: 'compressed-tensors', format: 'pack-quantized' }),
      parameters: undefined,
    },
  ],
  [
    'compressed-tensors nvfp4',
    {
      tensors: {
        'l.weight_packed': ['U8', 64, 64],
        'l.weight_scale': ['F8_E4M3', 64, 8],
        'l.weight_global_scale': ['F32', 1],
        'l.input_global_scale': ['F32', 1],
      },
      config: quantised({ quant_method: 'compressed-tensors', format: 'nvfp4-pack-quantized' }),
      parameters: N,
    },
  ],
  [
    'eight-bit compressed-tensors',
    {
      tensors: {
        'l.weight': ['I8', 64, 128],
        'l.weight_scale': ['BF16', 64, 1],
        'l.weight_zero_point': ['I8', 64, 1],
        'l.input_scale': ['F32', 1],
      },
      config: quantised({ quant_method: 'compressed-tensors', format: 'int-quantized' }),
      parameters: N,
    },
  ],
  [
    'fine-grained fp8',
    {
      tensors: { 'l.weight': ['F8_E4M3', 64, 128], 'l.weight_scale_inv': ['F32', 1, 1] },
      config: quantised({ quant_method: 'fp8', weight_block_size: [128, 128] }),
      parameters: N,
      quantisation: { method: 'fp8', bits: 8 },
    },
  ],
  [
    'fbgemm fp8',
    {
      tensors: {
        'l.weight': ['F8_E4M3', 64, 128],
        'l.weight_scale': ['F32', 64, 1],
        'l.input_scale_ub': ['F32', 1],
      },
      config: quantised({ quant_method: 'fbgemm_fp8' }),
      parameters: N,
    },
  ],
  [
    'eetq',
    {
      tensors: { 'l.weight': ['I8', 128, 64], 'l.weight_scales': ['F16', 64] },
      config: quantised({ quant_method: 'eetq', weights: 'int8' }),
      parameters: N,
      quantisation: { method: 'eetq', bits: 8, type: 'int8' },
    },
  ],
  [
    'bitnet',
    {
      tensors: { 'l.weight': ['U8', 16, 128], 'l.weight_scale': ['BF16', 1] },
      config: quantised({ quant_method: 'bitnet', linear_class: 'autobitlinear' }),
      parameters: N,
      quantisation: { method: 'bitnet', bits: 2 },
    },
  ],
  [
    'modelopt nvfp4 in a separate file',
    {
      tensors: {
        'l.weight': ['U8', 64, 64],
        'l.weight_scale': ['F8_E4M3', 64, 8],
        'l.weight_scale_2': ['F32'],
        'l.input_scale': ['F32'],
      },
      files: {
        'hf_quant_config.json': {
          producer: { name: 'modelopt', version: '0.33.0' },
          quantization: { quant_algo: 'NVFP4', group_size: 16, kv_cache_quant_algo: 'FP8' },
        },
      },
      parameters: N,
      quantisation: { method: 'modelopt', bits: 4, groupSize: 16, type: 'NVFP4' },
    },
  ],
  [
    'mxfp4 of gpt-oss',
    {
      tensors: {
        'mlp.experts.gate_up_proj_blocks': ['U8', 4, 16, 4, 16],
        'mlp.experts.gate_up_proj_scales': ['U8', 4, 16, 4],
      },
      config: quantised({ quant_method: 'mxfp4' }),
      parameters: N,
      quantisation: { method: 'mxfp4', bits: 4, groupSize: 32 },
    },
  ],
];

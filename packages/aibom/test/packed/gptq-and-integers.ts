import { N, quantised } from './packed.ts';
import type { Packed } from './packed.ts';

/** Words and bytes of integers: shapes as each layout's library makes them from 128 inputs and 64 outputs. */
export const INTEGERS: readonly (readonly [string, Packed])[] = [
  [
    'four-bit gptq',
    {
      tensors: {
        'l.qweight': ['I32', 16, 64],
        'l.qzeros': ['I32', 4, 8],
        'l.scales': ['F16', 4, 64],
        'l.g_idx': ['I32', 128],
      },
      config: quantised({ quant_method: 'gptq', bits: 4, group_size: 32 }),
      parameters: N,
      quantisation: { method: 'gptq', bits: 4, groupSize: 32 },
    },
  ],
  [
    'three-bit gptq, declared in a separate file',
    {
      tensors: {
        'l.qweight': ['I32', 12, 64],
        'l.qzeros': ['I32', 4, 6],
        'l.scales': ['F16', 4, 64],
        'l.g_idx': ['I32', 128],
      },
      files: { 'quantize_config.json': { bits: 3, group_size: 32 } },
      parameters: N,
      quantisation: { method: 'gptq', bits: 3, groupSize: 32 },
    },
  ],
  [
    'undeclared gptq',
    {
      tensors: {
        'l.qweight': ['I32', 16, 64],
        'l.qzeros': ['I32', 4, 8],
        'l.scales': ['F16', 4, 64],
        'l.g_idx': ['I32', 128],
      },
      parameters: N,
    },
  ],
  [
    'gptq without a group index and with undeclared bits',
    {
      tensors: { 'l.qweight': ['I32', 16, 64], 'l.scales': ['F16', 4, 64] },
      parameters: undefined,
    },
  ],
  [
    'awq, declared below text_config',
    {
      tensors: {
        'l.qweight': ['I32', 128, 8],
        'l.qzeros': ['I32', 4, 8],
        'l.scales': ['F16', 4, 64],
      },
      config: { text_config: quantised({ quant_method: 'awq', bits: 4, group_size: 32 }) },
      parameters: N,
      quantisation: { method: 'awq', bits: 4, groupSize: 32 },
    },
  ],
  [
    'awq, declared in a separate file',
    {
      tensors: {
        'l.qweight': ['I32', 128, 8],
        'l.qzeros': ['I32', 4, 8],
        'l.scales': ['F16', 4, 64],
      },
      files: {
        'quant_config.json': { zero_point: true, q_group_size: 32, w_bit: 4, version: 'GEMM' },
      },
      parameters: N,
      quantisation: { method: 'awq', bits: 4, groupSize: 32, type: 'GEMM' },
    },
  ],
  [
    'auto-round with mixed bits',
    {
      tensors: {
        'l.qweight': ['I32', 32, 64],
        'l.qzeros': ['I32', 4, 16],
        'l.scales': ['F16', 4, 64],
      },
      config: quantised({
        quant_method: 'auto-round',
        bits: 4,
        group_size: 32,
        packing_format: 'auto_round:auto_gptq',
        extra_config: { l: { bits: 8 } },
      }),
      parameters: N,
    },
  ],
  [
    'marlin',
    {
      tensors: { 'l.B': ['I32', 8, 128], 'l.s': ['F16', 1, 64] },
      config: quantised({ quant_method: 'gptq', bits: 4, checkpoint_format: 'marlin' }),
      parameters: N,
    },
  ],
  [
    'bitsandbytes nf4',
    {
      tensors: {
        'l.weight': ['U8', 4096, 1],
        'l.weight.absmax': ['U8', 128],
        'l.weight.nested_absmax': ['F32', 1],
        'l.weight.nested_quant_map': ['F32', 256],
        'l.weight.quant_map': ['F32', 16],
        'l.weight.quant_state.bitsandbytes__nf4': ['U8', 80],
      },
      config: quantised({ load_in_4bit: true, bnb_4bit_quant_type: 'nf4' }),
      parameters: N,
      quantisation: { method: 'bitsandbytes', bits: 4, type: 'nf4' },
    },
  ],
  [
    'bitsandbytes nf4 in bytes that are stored as bfloat16, undeclared',
    {
      tensors: {
        'l.weight': ['BF16', 2048, 1],
        'l.weight.absmax': ['F32', 128],
        'l.weight.quant_map': ['F32', 16],
        'l.weight.quant_state.bitsandbytes__nf4': ['U8', 80],
      },
      parameters: N,
    },
  ],
  [
    'eight-bit bitsandbytes',
    {
      tensors: {
        'l.weight': ['I8', 64, 128],
        'l.SCB': ['F32', 64],
        'l.weight_format': ['U8'],
      },
      config: quantised({ quant_method: 'bitsandbytes', load_in_8bit: true }),
      parameters: N,
      quantisation: { method: 'bitsandbytes', bits: 8 },
    },
  ],
  [
    'mlx affine, one layer with its own bits',
    {
      tensors: {
        'a.weight': ['U32', 64, 16],
        'a.scales': ['BF16', 64, 2],
        'a.biases': ['BF16', 64, 2],
        'b.weight': ['U32', 64, 32],
        'b.scales': ['BF16', 64, 2],
        'b.biases': ['BF16', 64, 2],
      },
      config: { quantization: { group_size: 64, bits: 4, b: { group_size: 64, bits: 8 } } },
      parameters: N + 64 * 128,
      quantisation: { method: 'mlx', bits: 4, groupSize: 64 },
    },
  ],
  [
    'mlx mxfp4',
    {
      tensors: { 'l.weight': ['U32', 64, 16], 'l.scales': ['U8', 64, 4] },
      config: { quantization: { group_size: 32, bits: 4, mode: 'mxfp4' } },
      parameters: N,
      quantisation: { method: 'mlx', bits: 4, groupSize: 32, type: 'mxfp4' },
    },
  ],
];

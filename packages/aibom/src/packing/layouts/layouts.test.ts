import { expect, test } from 'vitest';
import { folderOf } from '../../../test/fixture.ts';
import { tensorFile } from '../../../test/tensors.ts';
import type { Tensor } from '../../../test/tensors.ts';
import { bestClaim } from '../../claims.ts';
import { describeModel } from '../../describe.ts';
import { layouts } from './index.ts';

interface Packed {
  readonly tensors: Readonly<Record<string, Tensor>>;
  /** `config.json`, or files by name. */
  readonly config?: object;
  readonly files?: Readonly<Record<string, object>>;
  readonly metadata?: Readonly<Record<string, string>>;
  readonly parameters: number | undefined;
  readonly quantisation?: object;
}

/** Beside each packed weight of [64, 128] = 8,192 stands a norm of 64. */
const NORM = { 'model.norm.weight': ['BF16', 64] } as const;
const N = 64 * 128 + 64;
const quantised = (quantization_config: object) => ({ quantization_config });

/** Shapes as the library of each layout makes them of a linear layer with 128 inputs and 64 outputs. */
const PACKED: readonly (readonly [string, Packed])[] = [
  [
    'gptq of four bits',
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
    'gptq of three bits, declared in a file of its own',
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
    'gptq that nothing declares',
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
    'gptq without an index of groups and of bits that nothing says',
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
    'awq in a file of its own',
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
    'bitsandbytes of eight bits',
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
    'mlx affine, one layer with bits of its own',
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
    'compressed-tensors of eight bits',
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
    'modelopt nvfp4 in a file of its own',
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
  [
    'hqq of three bits',
    {
      tensors: {
        'l.W_q': ['I32', 7, 128],
        'l.scale': ['F16', 1, 128],
        'l.zero': ['F16', 1, 128],
        'l.nbits': ['U8'],
        'l.shape': ['I64', 2],
      },
      config: quantised({
        quant_method: 'hqq',
        quant_config: { weight_quant_params: { nbits: 3, group_size: 64 } },
      }),
      parameters: N,
      quantisation: { method: 'hqq', bits: 3, groupSize: 64 },
    },
  ],
  [
    'quanto of four bits',
    {
      tensors: {
        'l.weight._data._data': ['U8', 64, 64],
        'l.weight._scale': ['F16', 1, 64],
        'l.weight._shift': ['I8', 1, 64],
        'l.input_scale': ['F32'],
        'l.output_scale': ['F32'],
      },
      files: { 'quanto_qmap.json': { l: { weights: 'qint4', activations: 'none' } } },
      parameters: N,
    },
  ],
  [
    'aqlm',
    {
      tensors: {
        'l.codes': ['I16', 64, 16, 1],
        'l.codebooks': ['F16', 1, 65536, 1, 8],
        'l.scales': ['F16', 64, 1, 1, 1],
      },
      config: quantised({ quant_method: 'aqlm', in_group_size: 8, out_group_size: 1 }),
      parameters: N,
    },
  ],
  [
    'vptq',
    {
      tensors: {
        'l.indices': ['I32', 1, 8, 64],
        'l.centroids.weight': ['F16', 1, 2048],
        'l.perm': ['I16', 128],
        'l.weight_scale': ['F16', 128],
        'l.weight_bias': ['F16', 128],
      },
      config: quantised({
        quant_method: 'vptq',
        config_for_layers: { l: { in_features: 128, out_features: 64, vector_lens: [-1, 8] } },
      }),
      parameters: N,
    },
  ],
  [
    'spqr',
    {
      tensors: {
        'l.dense_weights': ['I64', 512],
        'l.row_offsets': ['I32', 65],
        'l.col_vals': ['I32', 20],
        'l.in_perm': ['I32', 0],
      },
      config: quantised({ quant_method: 'spqr', bits: 3, beta1: 16, beta2: 16 }),
      parameters: N,
    },
  ],
  [
    'higgs',
    {
      tensors: {
        'l.weight': ['I16', 16, 128],
        'l.scales': ['F16', 64, 1],
        'l.tables': ['F16', 16],
        'l.tables2': ['F16', 16, 16, 2],
      },
      config: quantised({ quant_method: 'higgs', bits: 4, p: 2 }),
      parameters: N,
    },
  ],
  [
    'torchao of four bits',
    {
      tensors: {
        'l._weight_qdata': ['U8', 64, 64],
        'l._weight_scale': ['BF16', 4, 64],
        'l._weight_zero_point': ['BF16', 4, 64],
      },
      metadata: {
        'l.weight': '{"_type":"Int4Tensor","_data":{"block_size":[1,32],"shape":[64,128]}}',
      },
      config: quantised({
        quant_method: 'torchao',
        quant_type: { default: { _type: 'Int4WeightOnlyConfig', _data: { group_size: 32 } } },
      }),
      parameters: N,
      quantisation: { method: 'torchao', bits: 4, groupSize: 32, type: 'Int4WeightOnlyConfig' },
    },
  ],
  [
    'fp_quant',
    {
      tensors: {
        'l.qweight': ['U8', 64, 64],
        'l.scales': ['U8', 64, 4],
        'l.weight_global_scale': ['BF16', 1],
        'l.act_global_scale': ['BF16', 1],
        'l.forward_hadamard_matrix': ['BF16', 32, 32],
        'l.backward_hadamard_matrix': ['BF16', 32, 32],
      },
      config: quantised({ quant_method: 'fp_quant', forward_dtype: 'mxfp4' }),
      parameters: N,
    },
  ],
  [
    'sdnq in the configuration of a part',
    {
      tensors: {
        'l.weight': ['U8', 4096],
        'l.scale': ['F32', 64, 1],
        'l.zero_point': ['F32', 64, 1],
      },
      config: { ...quantised({ quant_method: 'sdnq', weights_dtype: 'uint4' }), _class_name: 'X' },
      parameters: N,
      quantisation: { method: 'sdnq', bits: 4, type: 'uint4' },
    },
  ],
];

const found = async ({ tensors, config, files, metadata }: Packed) =>
  describeModel(
    folderOf({
      ...files,
      ...(config === undefined ? {} : { 'config.json': config }),
      'model.safetensors': tensorFile({ ...NORM, ...tensors }, metadata),
    }),
  );

test.each(PACKED)('derives the parameters of %s', async (_name, packed) => {
  const description = await found(packed);
  const counted = bestClaim(description, 'model.parameters');
  expect(counted?.value).toBe(packed.parameters);
  expect(counted?.tier).toBe(packed.parameters === undefined ? undefined : 'inferred');
  expect(bestClaim(description, 'model.parametersByDtype')).toBeUndefined();
  expect(bestClaim(description, 'model.storedElements')?.tier).toBe('measured');
  expect(bestClaim(description, 'model.packing')?.value).toMatchObject({
    layouts: [expect.any(String)],
  });
  if (packed.quantisation !== undefined)
    expect(bestClaim(description, 'model.quantisation')?.value).toEqual(packed.quantisation);
});

test('measures parameters where a declared quantisation was not applied', async () => {
  const description = await found({
    tensors: { 'l.weight': ['BF16', 64, 128], 'l.scale': ['BF16', 64] },
    config: quantised({ quant_method: 'bitsandbytes', load_in_4bit: true }),
    parameters: undefined,
  });
  expect(bestClaim(description, 'model.parameters')).toMatchObject({
    value: N + 64,
    tier: 'measured',
  });
  expect(bestClaim(description, 'model.packing')).toBeUndefined();
});

test('measures whole numbers and bytes that stand beside no scale', async () => {
  const description = await found({
    tensors: { 'e.position_ids': ['I64', 1, 8], 'b.mask': ['BOOL', 4], 'c.scales': ['F32', 2] },
    parameters: undefined,
  });
  expect(bestClaim(description, 'model.parameters')).toMatchObject({ value: 78, tier: 'measured' });
});

test('every layout has its own id and says where it is written down', () => {
  expect(new Set(layouts.map(({ id }) => id)).size).toBe(layouts.length);
  for (const { citations, methods, endings } of layouts) {
    expect(citations.length).toBeGreaterThan(0);
    expect(methods.length).toBeGreaterThan(0);
    expect(endings.length).toBeGreaterThan(0);
  }
});

import { N, quantised } from './packed.ts';
import type { Packed } from './packed.ts';

/**
 * Groups, codebooks, and tensors that the header describes: shapes as each layout's library makes them from 128 inputs
 * and 64 outputs.
 */
export const OTHERS: readonly (readonly [string, Packed])[] = [
  [
    'three-bit hqq',
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
    'four-bit quanto',
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
    'four-bit torchao',
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

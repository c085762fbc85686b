import type { QuantisedNodeFact, TensorFact } from '@weighbridge/model-formats';
import { elementsOf } from './shapes.ts';

/** Where an operator has its weights and what belongs to them, by position among its inputs. */
export interface GraphOperator {
  /** Inputs that hold packed weights; none where one element is one value. */
  readonly weights: readonly number[];
  /** Scales, zero points and orders. */
  readonly helpers: readonly number[];
  /** Number of values in a packed weight; undefined when it cannot be determined. */
  values?(node: QuantisedNodeFact, weight: TensorFact): number | undefined;
}

/** Inputs and outputs with a scale and a zero point each, as in the QLinear operators. */
const ONE_IN: GraphOperator = { weights: [], helpers: [1, 2, 3, 4] };
const TWO_IN: GraphOperator = { weights: [], helpers: [1, 2, 4, 5, 6, 7] };
const whole = (...helpers: readonly number[]): GraphOperator => ({ weights: [], helpers });

/**
 * Operators that take quantised weights, by name.
 *
 * @see https://github.com/microsoft/onnxruntime/blob/main/docs/ContribOperators.md
 * @see https://onnx.ai/onnx/operators/
 */
export const graphOperators: ReadonlyMap<string, GraphOperator> = new Map([
  ['com.microsoft::MatMulNBits', { weights: [1], helpers: [2, 3, 4], values: inBlocks }],
  ['com.microsoft::MatMulBnb4', { weights: [1], helpers: [2], values: inFourBits }],
  ['com.microsoft::GatherBlockQuantized', { weights: [0], helpers: [2, 3], values: gathered }],
  [
    'com.microsoft::QMoE',
    { weights: [2, 5, 8], helpers: [3, 6, 9, 11, 12, 13], values: ofExperts },
  ],
  ['DequantizeLinear', whole(1, 2)],
  ['QuantizeLinear', whole(1, 2)],
  ['com.microsoft::DequantizeLinear', whole(1, 2)],
  ['com.microsoft::QuantizeLinear', whole(1, 2)],
  ['MatMulInteger', whole(2, 3)],
  ['ConvInteger', whole(2, 3)],
  ['QLinearConv', TWO_IN],
  ['QLinearMatMul', TWO_IN],
  ['com.microsoft::QLinearConv', TWO_IN],
  ['com.microsoft::QGemm', whole(1, 2, 4, 5, 7, 8)],
  ['com.microsoft::QLinearAdd', TWO_IN],
  ['com.microsoft::QLinearMul', TWO_IN],
  ['com.microsoft::QLinearSigmoid', ONE_IN],
  ['com.microsoft::QLinearLeakyRelu', ONE_IN],
  ['com.microsoft::QLinearSoftmax', ONE_IN],
  ['com.microsoft::QLinearAveragePool', ONE_IN],
  ['com.microsoft::QLinearGlobalAveragePool', ONE_IN],
  ['com.microsoft::DynamicQuantizeMatMul', whole(2, 3)],
  ['com.microsoft::MatMulIntegerToFloat', whole(2, 3, 4, 5)],
  ['com.microsoft::DynamicQuantizeLSTM', whole(8, 9, 10, 11)],
  ['com.microsoft::QAttention', whole(3, 4, 6, 7)],
  ['com.microsoft::QEmbedLayerNormalization', whole(8, 9, 10, 11, 12, 13, 14, 15, 16, 17)],
]);

function attribute({ attributes }: QuantisedNodeFact, name: string): number | undefined {
  return Object.hasOwn(attributes, name) ? attributes[name] : undefined;
}

/** [N, blocks of K, bytes of a block]: the last block of a row is padded. */
function inBlocks(node: QuantisedNodeFact, weight: TensorFact): number | undefined {
  const [inputs = 0, outputs = 0] = [attribute(node, 'K'), attribute(node, 'N')];
  const [bits = 4, block = 0] = [attribute(node, 'bits'), attribute(node, 'block_size')];
  const stored = Math.ceil(inputs / block) * outputs * Math.ceil((block * bits) / 8);
  return inputs > 0 && block > 0 && stored === elementsOf(weight) ? inputs * outputs : undefined;
}

function inFourBits(node: QuantisedNodeFact, weight: TensorFact): number | undefined {
  const values = (attribute(node, 'K') ?? 0) * (attribute(node, 'N') ?? 0);
  return values > 0 && Math.ceil(values / 2) === elementsOf(weight) ? values : undefined;
}

/** Four-bit types hold one value per element, bytes as many as fit. */
function gathered(node: QuantisedNodeFact, weight: TensorFact): number | undefined {
  const bits = weight.dtype === 'UINT8' ? (attribute(node, 'bits') ?? 4) : 8;
  return inBytes(weight, bits);
}

function ofExperts(node: QuantisedNodeFact, weight: TensorFact): number | undefined {
  return inBytes(weight, attribute(node, 'expert_weight_bits') ?? 4);
}

function inBytes(weight: TensorFact, bits: number): number | undefined {
  const elements = elementsOf(weight);
  return elements !== undefined && [2, 4, 8].includes(bits) ? (elements * 8) / bits : undefined;
}

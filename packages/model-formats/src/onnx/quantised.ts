import type { OnnxState } from './state.ts';
import { plainDomain } from './state.ts';

/**
 * Maximum number of inputs and of integer attributes that are kept of one node (CWE-770); no such operator has more.
 */
export const MAX_INPUTS = 32;

/** A node while it is walked. */
export interface NodeDraft {
  name: string;
  domain: string;
  overload: string;
  readonly inputs: string[];
  readonly numbers: Map<string, number>;
}

/** Operators that take low-bit weights, with scales and zero points as separate inputs. */
const QUANTISED = /Quantize|QLinear|Integer|NBits|Bnb4|^QMoE$|^QGemm$|^QAttention$|^QEmbed/;

/** Keeps the inputs of a node that takes quantised weights; for every other node only the operator matters. */
export function addQuantisedNode(
  { quantised, limits }: Pick<OnnxState, 'quantised' | 'limits'>,
  { name, domain, inputs, numbers }: NodeDraft,
): void {
  if (!QUANTISED.test(name) || quantised.length >= limits.maxTensorsListed) return;
  const plain = plainDomain(domain);
  quantised.push({
    operator: plain === '' ? name : `${plain}::${name}`,
    inputs,
    attributes: Object.fromEntries(numbers),
  });
}

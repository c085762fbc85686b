import type { OnnxState } from './state.ts';
import { plainDomain } from './state.ts';

/** Most inputs and whole-number attributes of one node that are kept (CWE-770); no such operator has more. */
export const MAX_INPUTS = 32;

/** A node while it is walked. */
export interface NodeDraft {
  name: string;
  domain: string;
  overload: string;
  readonly inputs: string[];
  readonly numbers: Map<string, number>;
}

/** Operators that take weights of few bits, with scales and zero points as inputs of their own. */
const QUANTISED = /Quantize|QLinear|Integer|NBits|Bnb4|^QMoE$|^QGemm$|^QAttention$|^QEmbed/;

/** Keeps the inputs of a node that takes quantised weights; of every other node only its operator counts. */
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

import type { FormatFacts, QuantisedNodeFact, TensorFact } from '@weighbridge/model-formats';
import type { ParameterCount } from './count.ts';
import { graphOperators } from './graph-operators.ts';
import { elementsOf } from './shapes.ts';

type GraphFacts = Pick<
  FormatFacts,
  'tensors' | 'tensorCount' | 'parameterCount' | 'operators' | 'quantisedNodes'
>;

/** Maximum number of weight names that a count lists. */
const MAX_NAMES = 10;

/**
 * Counts the parameters of a graph whose operators take quantised weights. Scales and zero points do not count; the
 * operator determines how many values a packed weight holds. Undefined when no operator takes quantised weights.
 * Cost: O(tensors + nodes).
 */
export function countGraph(facts: GraphFacts): ParameterCount | undefined {
  const nodes = facts.quantisedNodes ?? [];
  if (nodes.length === 0) return undefined;
  const tensors = new Map(facts.tensors.map((tensor) => [tensor.name, tensor]));
  const found: Found = { helpers: namedHelpers(tensors), packed: new Map(), unclear: new Set() };
  for (const node of nodes) addNode(node, tensors, found);
  const { helpers, packed, unclear } = found;
  return helpers.size + packed.size + unclear.size === 0
    ? undefined
    : counted(facts, tensors, found);
}

function counted(
  facts: GraphFacts,
  tensors: ReadonlyMap<string, TensorFact>,
  { helpers, packed, unclear }: Found,
): ParameterCount {
  const isWhole = isListed(facts) && unclear.size === 0;
  const stored = [...helpers, ...packed.keys()].map(
    (name) => elementsOf(tensors.get(name) ?? NOTHING) ?? Number.NaN,
  );
  const parameters = facts.parameterCount - sum(stored) + sum([...packed.values()]);
  return {
    ...(isWhole && Number.isSafeInteger(parameters) ? { parameters } : {}),
    packed: [packed.size + unclear.size > 0 ? 'onnx-block-quantized' : 'onnx-scaled'],
    unclear: [...unclear].slice(0, MAX_NAMES),
  };
}

const NOTHING: TensorFact = { name: '', dtype: '', shape: [0] };

interface Found {
  readonly helpers: Set<string>;
  /** Number of values by the name of the packed weight: two nodes may share a weight. */
  readonly packed: Map<string, number>;
  readonly unclear: Set<string>;
}

function addNode(
  node: QuantisedNodeFact,
  tensors: ReadonlyMap<string, TensorFact>,
  { helpers, packed, unclear }: Found,
): void {
  const operator = graphOperators.get(node.operator);
  if (operator === undefined) return;
  for (const { name } of inputsAt(node, operator.helpers, tensors)) helpers.add(name);
  for (const weight of inputsAt(node, operator.weights, tensors)) {
    const values = operator.values?.(node, weight);
    if (values === undefined) unclear.add(weight.name);
    else packed.set(weight.name, values);
  }
}

/** Inputs that are tensors of the file; an unnamed one is left out. */
function inputsAt(
  { inputs }: QuantisedNodeFact,
  places: readonly number[],
  tensors: ReadonlyMap<string, TensorFact>,
): readonly TensorFact[] {
  const names = places.flatMap((at) => inputs[at] ?? []).filter((name) => name !== '');
  return names.flatMap((name) => tensors.get(name) ?? []);
}

/** Dynamic quantisation names the scale after the weight, and passes it to a separate operator. */
function namedHelpers(tensors: ReadonlyMap<string, TensorFact>): Set<string> {
  const weights = [...tensors.keys()].filter((name) => name.endsWith(QUANTISED));
  const helpers = weights.flatMap((name) =>
    ENDINGS.map((ending) => `${name.slice(0, -QUANTISED.length)}${ending}`),
  );
  return new Set(helpers.filter((name) => tensors.has(name)));
}

const QUANTISED = '_quantized';
const ENDINGS = ['_scale', '_zero_point'] as const;

/** Whether the facts list every tensor and every such node; a partial list cannot be summed. */
function isListed({ tensors, tensorCount, operators = {}, quantisedNodes = [] }: GraphFacts) {
  const known = Object.entries(operators).filter(([name]) => graphOperators.has(name));
  const kept = quantisedNodes.filter(({ operator }) => graphOperators.has(operator));
  return tensors.length === tensorCount && sum(known.map(([, uses]) => uses)) === kept.length;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, n) => total + n, 0);
}

import { quote } from '../finding.ts';
import type { FormatFacts, PortFact } from '../format.ts';
import { saturate, sortedRecord } from '../reading.ts';
import { checkDomains } from './domains.ts';
import type { ExternalChecked } from './external.ts';
import type { OnnxState } from './state.ts';

/** A type that is missing or not in the schema, at any depth. */
const UNTYPED = /\?|UNKNOWN/;
/** Models with this IR version or later import operator sets. */
const OPSETS_SINCE_IR = 3;

/** Checks what only the whole model shows; returns whether it uses operators that do not belong to ONNX. */
export function checkModel(state: OnnxState): boolean {
  checkParts(state);
  const { graph, log, limits, operators, operatorsLeftOut } = state;
  for (const port of [...(graph?.inputs ?? []), ...(graph?.outputs ?? [])]) checkPort(state, port);
  if (operatorsLeftOut) {
    log.add('onnx/limit-exceeded', {
      message: `more than ${limits.maxTensorsListed} kinds of operators`,
    });
  }
  const unnamed = [...operators.values()].find(({ name }) => name === '');
  if (unnamed !== undefined) {
    log.add('onnx/incomplete-model', {
      message: 'a node names no operator',
      byteOffset: unnamed.at,
      key: 'op_type',
    });
  }
  return checkDomains(state) || operatorsLeftOut;
}

/** A model must have a graph, an IR version and, from IR version 3 on, operator sets. */
function checkParts({ graph, irVersion, opsets, log }: OnnxState): void {
  const lacks = (what: string, key: string): void =>
    log.add('onnx/incomplete-model', { message: `the model ${what}`, key });
  if (graph === undefined) lacks('has no graph', 'graph');
  if (irVersion === undefined) lacks('has no IR version', 'ir_version');
  if ((irVersion ?? OPSETS_SINCE_IR) >= OPSETS_SINCE_IR && opsets.size === 0)
    lacks('imports no operator set', 'opset_import');
}

function checkPort(state: OnnxState, { name, dtype }: PortFact): void {
  if (name !== '' && !UNTYPED.test(dtype)) return;
  state.log.add('onnx/port', {
    message: `the input or output ${quote(name)} has no name or no known type`,
    key: name,
  });
}

/** The facts of a walked model. */
export function toFacts(
  state: OnnxState,
  { references, externalData }: Pick<ExternalChecked, 'references' | 'externalData'>,
): FormatFacts {
  const { graph, producerName, producerVersion, limits } = state;
  return {
    tensorCount: state.tensorCount,
    parameterCount: [...state.elements.values()].reduce((sum, count) => saturate(sum + count), 0),
    parametersByDtype: sortedRecord(state.elements),
    tensors: state.tensors,
    metadata: sortedRecord(state.metadata),
    inputs: (graph?.inputs ?? []).filter(({ name }) => graph?.initializers.has(name) !== true),
    outputs: graph?.outputs ?? [],
    opsets: sortedRecord(
      new Map(
        [...state.opsets].map(([domain, version]) => [domain === '' ? 'ai.onnx' : domain, version]),
      ),
    ),
    operators: sortedRecord(countOperators(state)),
    ...quantisedNodes(state),
    ...(producerName !== '' && {
      producer: { name: producerName, ...(producerVersion !== '' && { version: producerVersion }) },
    }),
    ...(graph !== undefined && graph.name !== '' && { graphName: graph.name }),
    references: references.slice(0, limits.maxTensorsListed),
    ...(externalData.length > 0 && {
      externalData: externalData.slice(0, limits.maxTensorsListed),
    }),
  };
}

/** Absent where no operator takes quantised weights. */
function quantisedNodes({ quantised }: OnnxState): Pick<FormatFacts, 'quantisedNodes'> {
  return quantised.length > 0 ? { quantisedNodes: quantised } : {};
}

function countOperators(state: OnnxState): ReadonlyMap<string, number> {
  const operators = new Map<string, number>();
  for (const { domain, name, count } of state.operators.values()) {
    const key = domain === '' ? name : `${domain}::${name}`;
    operators.set(key, (operators.get(key) ?? 0) + count);
  }
  return operators;
}

import { quote } from '../finding.ts';
import type { FormatFacts, PortFact } from '../format.ts';
import { saturate, sortedRecord } from '../reading.ts';
import type { OnnxState, OperatorUse } from './state.ts';

/**
 * Domains whose operators ONNX itself defines; '' is `ai.onnx`.
 *
 * @see https://github.com/onnx/onnx/blob/main/onnx/common/constants.h
 */
const DEFINED_DOMAINS: ReadonlySet<string> = new Set([
  '',
  'ai.onnx.ml',
  'ai.onnx.training',
  'ai.onnx.preview',
  'ai.onnx.preview.training',
]);
/** A type that is missing or that the schema does not know, at any depth. */
const UNTYPED = /\?|UNKNOWN/;
/** Models of this IR version and later import operator sets. */
const OPSETS_SINCE_IR = 3;

/** Checks what only the whole model shows; returns whether it uses operators that are not of ONNX. */
export function checkModel(state: OnnxState): boolean {
  if (state.graph === undefined)
    state.log.add('onnx/incomplete-model', { message: 'the model has no graph', key: 'graph' });
  if (state.irVersion === undefined)
    state.log.add('onnx/incomplete-model', {
      message: 'the model has no IR version',
      key: 'ir_version',
    });
  if ((state.irVersion ?? OPSETS_SINCE_IR) >= OPSETS_SINCE_IR && state.opsets.size === 0) {
    state.log.add('onnx/incomplete-model', {
      message: 'the model imports no operator set',
      key: 'opset_import',
    });
  }
  for (const port of [...(state.graph?.inputs ?? []), ...(state.graph?.outputs ?? [])])
    checkPort(state, port);
  if (state.operatorsLeftOut)
    state.log.add('onnx/limit-exceeded', {
      message: `more than ${state.limits.maxTensorsListed} kinds of operators`,
    });
  let custom = state.operatorsLeftOut;
  const domains = new Map<string, OperatorUse>();
  for (const [key, use] of state.operators) {
    if (use.name === '')
      state.log.add('onnx/incomplete-model', {
        message: 'a node names no operator',
        byteOffset: use.at,
        key: 'op_type',
      });
    if (state.functions.has(key) || domains.has(use.domain)) continue;
    domains.set(use.domain, use);
    custom = checkDomain(state, use) || custom;
  }
  return custom;
}

function checkPort(state: OnnxState, { name, dtype }: PortFact): void {
  if (name !== '' && !UNTYPED.test(dtype)) return;
  state.log.add('onnx/port', {
    message: `the input or output ${quote(name)} has no name or no known type`,
    key: name,
  });
}

function checkDomain(state: OnnxState, { domain, name, at }: OperatorUse): boolean {
  if (state.opsets.size > 0 && !state.opsets.has(domain)) {
    state.log.add('onnx/opset', {
      message: `operators of the domain ${quote(domain)} are used, ${quote(name)} for instance, but no operator set of it is imported`,
      byteOffset: at,
      key: domain,
    });
  }
  if (DEFINED_DOMAINS.has(domain)) return false;
  state.log.add('onnx/custom-domain', {
    message: `operators of the domain ${quote(domain)} are used, ${quote(name)} for instance; their code is not in the model`,
    byteOffset: at,
    key: domain,
  });
  return true;
}

/** The facts of a walked model. */
export function toFacts(state: OnnxState, references: readonly string[]): FormatFacts {
  const { graph, producerName, producerVersion, limits } = state;
  const operators = new Map(
    [...state.operators.values()].map(({ domain, name, count }) => [
      domain === '' ? name : `${domain}::${name}`,
      count,
    ]),
  );
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
    operators: sortedRecord(operators),
    ...(producerName !== '' && {
      producer: { name: producerName, ...(producerVersion !== '' && { version: producerVersion }) },
    }),
    ...(graph !== undefined && graph.name !== '' && { graphName: graph.name }),
    references: references.slice(0, limits.maxTensorsListed),
  };
}

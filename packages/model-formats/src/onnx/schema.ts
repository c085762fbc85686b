import type { FieldSpec, MessageSpec } from '../protobuf/message.ts';
import { ignored, many, numbers, one, text, varint } from '../protobuf/message.ts';
import { ANNOTATION, DEVICE, NODE_DEVICE } from './annotation-schema.ts';
import { addQuantisedNode, MAX_INPUTS } from './quantised.ts';
import type { NodeDraft } from './quantised.ts';
import type { GraphDraft, OnnxState, TensorDraft } from './state.ts';
import { plainDomain, safeNumber } from './state.ts';
import { TENSOR } from './tensor-schema.ts';
import { addTensor } from './tensor.ts';
import { ENTRY, fieldTable, PORT, TYPE } from './type-schema.ts';

interface Named {
  name: string;
  domain: string;
  overload: string;
}

/** An attribute, as far as it is an integer. */
interface AttributeDraft {
  name: string;
  value?: number;
}

interface OpsetDraft {
  domain: string;
  version: number;
}

/** Message types that contain each other, for one walk. */
interface Schema {
  readonly tensor: MessageSpec<TensorDraft>;
  readonly sparse: MessageSpec<object>;
  readonly attribute: MessageSpec<AttributeDraft>;
  readonly node: MessageSpec<NodeDraft>;
  readonly graph: MessageSpec<GraphDraft>;
  readonly training: MessageSpec<object>;
  readonly opset: MessageSpec<OpsetDraft>;
  readonly fn: MessageSpec<Named>;
}

type Fields<C> = Readonly<Record<number, FieldSpec<C>>>;

/**
 * The ONNX schema bound to the state that one walk fills.
 *
 * Field numbers are those of onnx.proto; what is not needed for facts or findings is `ignored` and skipped; tensor
 * values are never read.
 *
 * @see https://github.com/onnx/onnx/blob/main/onnx/onnx.proto (at f7546912, IR version 14)
 */
export function modelSpec(state: OnnxState): MessageSpec<OnnxState> {
  const schema: Schema = {
    tensor: TENSOR,
    sparse: {
      name: 'SparseTensorProto',
      open: () => ({}),
      fields: fieldTable(sparseFields(state, () => schema)),
    },
    attribute: {
      name: 'AttributeProto',
      open: () => ({ name: '' }),
      fields: fieldTable(attributeFields(state, () => schema)),
    },
    node: { name: 'NodeProto', open: openNode, fields: fieldTable(nodeFields(() => schema)) },
    graph: {
      name: 'GraphProto',
      open: () => ({ name: '', inputs: [], outputs: [], initializers: new Set() }),
      fields: fieldTable(graphFields(state, () => schema)),
    },
    training: {
      name: 'TrainingInfoProto',
      open: () => ({}),
      fields: fieldTable(trainingFields(() => schema)),
    },
    opset: {
      name: 'OperatorSetIdProto',
      open: () => ({ domain: '', version: 0 }),
      fields: fieldTable(OPSET),
    },
    fn: {
      name: 'FunctionProto',
      open: openNamed,
      fields: fieldTable(functionFields(state, () => schema)),
    },
  };
  return { name: 'ModelProto', open: () => state, fields: fieldTable(modelFields(() => schema)) };
}

const openNode = (): NodeDraft => ({ ...openNamed(), inputs: [], numbers: new Map() });

const openNamed = (): Named => ({ name: '', domain: '', overload: '' });

function modelFields(schema: () => Schema): Fields<OnnxState> {
  return {
    1: varint((d, v) => {
      const version = safeNumber(v);
      if (version !== undefined) d.irVersion = version;
    }),
    2: text((d, v) => void (d.producerName = v)),
    3: text((d, v) => void (d.producerVersion = v)),
    4: ignored(2),
    5: ignored(0),
    6: ignored(2),
    7: one(
      () => schema().graph,
      (d, child) => void (d.graph ??= child),
    ),
    8: many(() => schema().opset, addOpset),
    14: many(
      () => ENTRY,
      (d, { key, value }) => {
        if (d.metadata.size < d.limits.maxTensorsListed) d.metadata.set(key, value);
      },
    ),
    20: many(() => schema().training),
    25: many(
      () => schema().fn,
      (d, named) => {
        if (d.functions.size < d.limits.maxTensorsListed) d.functions.add(operatorKey(named));
      },
    ),
    26: many(() => DEVICE),
  };
}

function addOpset(state: OnnxState, { domain, version }: OpsetDraft): void {
  const plain = plainDomain(domain);
  if (state.opsets.size < state.limits.maxTensorsListed || state.opsets.has(plain))
    state.opsets.set(plain, version);
}

const OPSET: Fields<OpsetDraft> = {
  1: text((d, v) => void (d.domain = v)),
  2: varint((d, v) => void (d.version = safeNumber(v) ?? 0)),
};

function graphFields(state: OnnxState, schema: () => Schema): Fields<GraphDraft> {
  const most = state.limits.maxTensorsListed;
  return {
    1: many(
      () => schema().node,
      (_, node, at) => addNode(state, node, at),
    ),
    2: text((d, v) => void (d.name = v)),
    5: many(
      () => schema().tensor,
      (d, tensor) => {
        if (d.initializers.size < state.limits.maxTensors) d.initializers.add(tensor.name);
        addTensor(state, tensor);
      },
    ),
    10: ignored(2),
    11: many(
      () => PORT,
      (d, port) => void (d.inputs.length < most && d.inputs.push(port)),
    ),
    12: many(
      () => PORT,
      (d, port) => void (d.outputs.length < most && d.outputs.push(port)),
    ),
    13: many(() => PORT),
    14: many(() => ANNOTATION),
    15: many(() => schema().sparse),
    16: many(() => ENTRY),
  };
}

function functionFields(state: OnnxState, schema: () => Schema): Fields<Named> {
  return {
    1: text((d, v) => void (d.name = v)),
    4: ignored(2, true),
    5: ignored(2, true),
    6: ignored(2, true),
    7: many(
      () => schema().node,
      (_, node, at) => addNode(state, node, at),
    ),
    8: ignored(2),
    9: many(
      () => schema().opset,
      (_, opset) => addOpset(state, opset),
    ),
    10: text((d, v) => void (d.domain = v)),
    11: many(() => schema().attribute),
    12: many(() => PORT),
    13: text((d, v) => void (d.overload = v)),
    14: many(() => ENTRY),
  };
}

function trainingFields(schema: () => Schema): Fields<object> {
  return {
    1: one(() => schema().graph),
    2: one(() => schema().graph),
    3: many(() => ENTRY),
    4: many(() => ENTRY),
  };
}

function nodeFields(schema: () => Schema): Fields<NodeDraft> {
  return {
    1: text((d, v) => void (d.inputs.length < MAX_INPUTS && d.inputs.push(v)), true),
    2: ignored(2, true),
    3: ignored(2),
    4: text((d, v) => void (d.name = v)),
    5: many(
      () => schema().attribute,
      (d, { name, value }) => {
        if (value !== undefined && d.numbers.size < MAX_INPUTS) d.numbers.set(name, value);
      },
    ),
    6: ignored(2),
    7: text((d, v) => void (d.domain = v)),
    8: text((d, v) => void (d.overload = v)),
    9: many(() => ENTRY),
    10: many(() => NODE_DEVICE),
  };
}

/** The key that a node and the function it calls have in common. */
function operatorKey({ domain, name, overload }: Named): string {
  return `${plainDomain(domain)}::${name}${overload === '' ? '' : `::${overload}`}`;
}

function addNode(state: OnnxState, named: NodeDraft, at: number): void {
  const key = operatorKey(named);
  addQuantisedNode(state, named);
  const { name } = named;
  const plain = plainDomain(named.domain);
  const use = state.operators.get(key);
  if (use !== undefined) use.count += 1;
  else if (state.operators.size < state.limits.maxTensorsListed)
    state.operators.set(key, { domain: plain, name, at, count: 1 });
  else state.operatorsLeftOut = true;
}

function attributeFields(state: OnnxState, schema: () => Schema): Fields<AttributeDraft> {
  const tensor = (_: object, draft: TensorDraft): void => addTensor(state, draft);
  return {
    1: text((d, v) => void (d.name = v)),
    2: ignored(5),
    3: varint((d, v) => {
      const value = safeNumber(v);
      if (value !== undefined) d.value = value;
    }),
    4: ignored(2),
    5: one(() => schema().tensor, tensor),
    6: one(() => schema().graph),
    7: numbers(4, () => {}),
    8: numbers(0, () => {}),
    9: ignored(2, true),
    10: many(() => schema().tensor, tensor),
    11: many(() => schema().graph),
    13: ignored(2),
    14: one(() => TYPE),
    15: many(() => TYPE),
    20: ignored(0),
    21: ignored(2),
    22: one(() => schema().sparse),
    23: many(() => schema().sparse),
  };
}

function sparseFields(state: OnnxState, schema: () => Schema): Fields<object> {
  const tensor = (_: object, draft: TensorDraft): void => addTensor(state, draft);
  return {
    1: one(() => schema().tensor, tensor),
    2: one(() => schema().tensor, tensor),
    3: numbers(0, () => {}),
  };
}

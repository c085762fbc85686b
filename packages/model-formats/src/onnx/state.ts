import type { FindingLog } from '../finding.ts';
import type { PortFact, QuantisedNodeFact, TensorFact } from '../format.ts';
import type { Limits } from '../limits.ts';
import type { Varint } from '../protobuf/message.ts';
import type { ValueField } from './dtypes.ts';

/** More dimensions than this are a finding: no runtime supports them (CWE-770). */
export const MAX_RANK = 64;

/** A tensor, as far as its message describes it. */
export interface TensorDraft {
  readonly at: number;
  name: string;
  readonly dims: Varint[];
  /** Number of dimensions, including those beyond MAX_RANK. */
  rank: number;
  dataType?: number;
  rawBytes?: number;
  rawAt?: number;
  external: boolean;
  readonly location: Map<string, string>;
  /** Value fields that are not empty, with the number of values where it is known. */
  readonly values: Map<ValueField, number | undefined>;
}

/** Data of one tensor in another file. */
export interface ExternalData {
  readonly tensor: string;
  readonly at: number;
  readonly location: string;
  readonly offset: number;
  /** Absent: up to the end of the file. */
  readonly length?: number;
  /** Bytes that type and dimensions need, where that can be known. */
  readonly needed?: number;
}

/** An operator as a node uses it. */
export interface OperatorUse {
  readonly domain: string;
  readonly name: string;
  readonly at: number;
  count: number;
}

/** A graph while it is walked. */
export interface GraphDraft {
  name: string;
  readonly inputs: PortFact[];
  readonly outputs: PortFact[];
  readonly initializers: Set<string>;
}

/** Everything that a walk over a model collects. */
export interface OnnxState {
  readonly log: FindingLog;
  readonly limits: Limits;
  irVersion?: number;
  producerName: string;
  producerVersion: string;
  graph?: GraphDraft;
  /** By domain, the default one as ''. */
  readonly opsets: Map<string, number>;
  readonly metadata: Map<string, string>;
  /** Operators by `domain::name`, with `::overload` where there is one. */
  readonly operators: Map<string, OperatorUse>;
  /** Whether there were more operators than the limit allows to list. */
  operatorsLeftOut: boolean;
  /** Local functions by the same keys. */
  readonly functions: Set<string>;
  readonly tensors: TensorFact[];
  /** Nodes that take quantised weights, at most `limits.maxTensorsListed`. */
  readonly quantised: QuantisedNodeFact[];
  tensorCount: number;
  /** Number of tensors of unknown element type, and therefore of unknown size. */
  unknownTypes: number;
  readonly elements: Map<string, number>;
  readonly external: ExternalData[];
}

/** An empty state. */
export function newState(log: FindingLog, limits: Limits): OnnxState {
  return {
    log,
    limits,
    producerName: '',
    producerVersion: '',
    opsets: new Map(),
    metadata: new Map(),
    operators: new Map(),
    operatorsLeftOut: false,
    functions: new Set(),
    tensors: [],
    quantised: [],
    tensorCount: 0,
    unknownTypes: 0,
    elements: new Map(),
    external: [],
  };
}

/** The default domain has two spellings. */
export function plainDomain(domain: string): string {
  return domain === 'ai.onnx' ? '' : domain;
}

/** A value as a number when it is safe, otherwise undefined. */
export function safeNumber(value: Varint): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) ? value : undefined;
}

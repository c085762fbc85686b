import type { Message, Value } from './protobuf.ts';
import { encode } from './protobuf.ts';

const FLOAT = 1;

export function port(name: string, dims: readonly (number | string)[] = [1, 2]): Message {
  const shape: Message = dims.map((dim): [number, Value] => [
    1,
    typeof dim === 'number' ? [[1, dim]] : [[2, dim]],
  ]);
  return [
    [1, name],
    [
      2,
      [
        [
          1,
          [
            [1, FLOAT],
            [2, shape],
          ],
        ],
      ],
    ],
  ];
}

export function tensor(name: string, dims: readonly number[], rest: Message = []): Message {
  const elements = dims.reduce((product, dim) => product * dim, 1);
  const values: Message = rest.length > 0 ? rest : [[9, new Uint8Array(4 * elements)]];
  return [...dims.map((dim): [number, Value] => [1, dim]), [2, FLOAT], [8, name], ...values];
}

export function external(location: string, extra: Readonly<Record<string, string>> = {}): Message {
  const entries: [string, string][] = [['location', location], ...Object.entries(extra)];
  return [
    ...entries.map(([key, value]): [number, Value] => [
      13,
      [
        [1, key],
        [2, value],
      ],
    ]),
    [14, 1],
  ];
}

export function node(opType: string, domain = '', attributes: readonly Message[] = []): Message {
  return [
    [1, 'x'],
    [2, 'y'],
    [4, opType],
    ...attributes.map((attribute): [number, Value] => [5, attribute]),
    ...(domain === '' ? [] : [[7, domain] as [number, Value]]),
  ];
}

export interface ModelParts {
  readonly nodes?: readonly Message[];
  readonly tensors?: readonly Message[];
  readonly opsets?: Readonly<Record<string, number>>;
  readonly extra?: Message;
  readonly inputs?: readonly Message[];
}

export function model(parts: ModelParts = {}): Message {
  const {
    nodes = [node('Relu')],
    tensors = [tensor('w', [2, 3])],
    opsets = { '': 17 },
    extra = [],
    inputs = [port('x')],
  } = parts;
  const graph: Message = [
    ...nodes.map((item): [number, Value] => [1, item]),
    [2, 'g'],
    ...tensors.map((item): [number, Value] => [5, item]),
    ...inputs.map((item): [number, Value] => [11, item]),
    [12, port('y')],
  ];
  const imports = Object.entries(opsets).map(([domain, version]): [number, Value] => [
    8,
    domain === ''
      ? [[2, version]]
      : [
          [1, domain],
          [2, version],
        ],
  ]);
  return [[1, 8], [2, 'test'], [3, '1.0'], [7, graph], ...imports, ...extra];
}

export function onnxBytes(parts: ModelParts = {}): Uint8Array {
  return encode(model(parts));
}

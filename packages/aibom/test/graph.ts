/** One protobuf field: a number, or bytes with their length. */
type Field = readonly [number: number, value: number | string | Uint8Array];

function varint(value: number): readonly number[] {
  const bytes: number[] = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return [...bytes, rest];
    bytes.push((rest % 128) + 128);
  }
}

function message(...fields: readonly Field[]): Uint8Array {
  return Uint8Array.from(
    fields.flatMap(([number, value]) => {
      if (typeof value === 'number') return [...varint(number * 8), ...varint(value)];
      const bytes = typeof value === 'string' ? new TextEncoder().encode(value) : value;
      return [...varint(number * 8 + 2), ...varint(bytes.length), ...bytes];
    }),
  );
}

function port(name: string, sizes: readonly number[]): Uint8Array {
  const shape = message(...sizes.map((size): Field => [1, message([1, size])]));
  return message([1, name], [2, message([1, message([1, 1], [2, shape])])]);
}

/** The parts of a small ONNX graph. */
export interface GraphParts {
  /** Sizes of the input. */
  readonly input: readonly number[];
  /** Sizes of the only weight, which has 32-bit floats. */
  readonly weight: readonly number[];
  /** Operator and its domain. */
  readonly operator?: readonly [name: string, domain: string];
}

/** An ONNX model with one operator and one weight, all zeros. */
export function graph({ input, weight, operator = ['MatMul', ''] }: GraphParts): Uint8Array {
  const elements = weight.reduce((a, b) => a * b, 1);
  const tensor = message(
    ...weight.map((size): Field => [1, size]),
    [2, 1],
    [8, 'w'],
    [9, new Uint8Array(elements * 4)],
  );
  const node = message([1, 'x'], [1, 'w'], [2, 'y'], [4, operator[0]], [7, operator[1]]);
  const body = message(
    [1, node],
    [2, 'g'],
    [5, tensor],
    [11, port('x', input)],
    [12, port('y', [1])],
  );
  const opsets: Field[] = [[8, message([1, ''], [2, 17])]];
  if (operator[1] !== '') opsets.push([8, message([1, operator[1]], [2, 1])]);
  return message([1, 8], [7, body], ...opsets);
}

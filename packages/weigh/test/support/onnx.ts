const text = new TextEncoder();

/** A field of a protobuf message whose value is bytes: number below 16, at most 16,383 bytes. */
function field(number: number, value: string | Uint8Array): Uint8Array {
  const bytes = typeof value === 'string' ? text.encode(value) : value;
  const { length } = bytes;
  const size = length < 128 ? [length] : [(length % 128) + 128, Math.floor(length / 128)];
  return Uint8Array.from([number * 8 + 2, ...size, ...bytes]);
}

function message(...parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

/**
 * An ONNX model of one `Identity`, with metadata.
 *
 * @see https://github.com/onnx/onnx/blob/main/onnx/onnx.proto
 */
export function onnxModel(metadata: Readonly<Record<string, string>>): Uint8Array {
  const shape = message(field(1, message(Uint8Array.of(0x08, 2))));
  const type = field(1, message(Uint8Array.of(0x08, 1), field(2, shape)));
  const port = (name: string) => message(field(1, name), field(2, type));
  const node = message(field(1, 'x'), field(2, 'y'), field(4, 'Identity'));
  const graph = message(field(1, node), field(2, 'g'), field(11, port('x')), field(12, port('y')));
  const properties = Object.entries(metadata).map(([key, value]) =>
    field(14, message(field(1, key), field(2, value))),
  );
  const opset = field(8, Uint8Array.of(0x10, 17));
  return message(Uint8Array.of(0x08, 8), field(2, 'test'), field(7, graph), opset, ...properties);
}

/** The field that holds a type's values when they are neither raw nor external. */
export type ValueField = 'float' | 'int32' | 'string' | 'int64' | 'double' | 'uint64';

/** One element type of the schema. */
export interface OnnxDtype {
  readonly name: string;
  /** Bits of one element; 0 for strings. */
  readonly bits: number;
  readonly field: ValueField;
}

/**
 * TensorProto.DataType by number.
 *
 * @see https://github.com/onnx/onnx/blob/main/onnx/onnx.proto (at v1.23.2)
 */
const DTYPES: readonly (readonly [string, number, ValueField])[] = [
  ['UNDEFINED', 0, 'int32'],
  ['FLOAT', 32, 'float'],
  ['UINT8', 8, 'int32'],
  ['INT8', 8, 'int32'],
  ['UINT16', 16, 'int32'],
  ['INT16', 16, 'int32'],
  ['INT32', 32, 'int32'],
  ['INT64', 64, 'int64'],
  ['STRING', 0, 'string'],
  ['BOOL', 8, 'int32'],
  ['FLOAT16', 16, 'int32'],
  ['DOUBLE', 64, 'double'],
  ['UINT32', 32, 'uint64'],
  ['UINT64', 64, 'uint64'],
  ['COMPLEX64', 64, 'float'],
  ['COMPLEX128', 128, 'double'],
  ['BFLOAT16', 16, 'int32'],
  ['FLOAT8E4M3FN', 8, 'int32'],
  ['FLOAT8E4M3FNUZ', 8, 'int32'],
  ['FLOAT8E5M2', 8, 'int32'],
  ['FLOAT8E5M2FNUZ', 8, 'int32'],
  ['UINT4', 4, 'int32'],
  ['INT4', 4, 'int32'],
  ['FLOAT4E2M1', 4, 'int32'],
  ['FLOAT8E8M0', 8, 'int32'],
  ['UINT2', 2, 'int32'],
  ['INT2', 2, 'int32'],
  ['FLOAT6E2M3', 6, 'int32'],
  ['FLOAT6E3M2', 6, 'int32'],
];

/** The element type with a number, or undefined when the schema does not have it or it is UNDEFINED. */
export function onnxDtype(code: number | undefined): OnnxDtype | undefined {
  const row = code === undefined || code < 1 ? undefined : DTYPES[code];
  return row === undefined ? undefined : { name: row[0], bits: row[1], field: row[2] };
}

/** A name for any number, for facts. */
export function dtypeName(code: number | undefined): string {
  return onnxDtype(code)?.name ?? `UNKNOWN(${code ?? 0})`;
}

/** The types of single values in metadata. */
export type GgufScalarType =
  | 'uint8'
  | 'int8'
  | 'uint16'
  | 'int16'
  | 'uint32'
  | 'int32'
  | 'float32'
  | 'bool'
  | 'string'
  | 'uint64'
  | 'int64'
  | 'float64';

/** A metadata value to write; a list has one type for all of its elements. */
export type GgufValue =
  | {
      /** Type of a single value. */
      readonly type: GgufScalarType;
      /** The value. */
      readonly value: GgufScalar;
    }
  | {
      /** Type of the elements of a list. */
      readonly list: GgufScalarType;
      /** The elements, in order. */
      readonly values: readonly GgufScalar[];
    };

/** Text for `string`, a boolean for `bool`, otherwise a number; 64-bit integers may be bigints. */
export type GgufScalar = string | number | bigint | boolean;

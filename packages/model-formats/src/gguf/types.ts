/** How the elements of one tensor type are stored: a block of `elements` takes `bytes`. */
export interface GgmlType {
  readonly name: string;
  /** Elements of one block; the first dimension of a tensor must be a multiple of it. */
  readonly elements: number;
  /** Bytes of one block. */
  readonly bytes: number;
  /** Files with this type are no longer read by current loaders. */
  readonly removed?: true;
}

type Row = readonly [
  id: number,
  name: string,
  elements: number,
  bytes: number,
  removed?: 'removed',
];

/**
 * Every tensor type that has been used in GGUF files, by number. 4, 5 and 36 to 38 never occurred in files that GGUF
 * loaders wrote, or mean different things in different programs: they are unknown here.
 *
 * @see https://github.com/ggml-org/ggml/blob/master/include/ggml.h (enum ggml_type)
 * @see https://github.com/ggml-org/ggml/blob/master/src/ggml-common.h (the blocks)
 */
const ROWS: readonly Row[] = [
  [0, 'F32', 1, 4],
  [1, 'F16', 1, 2],
  [2, 'Q4_0', 32, 18],
  [3, 'Q4_1', 32, 20],
  [6, 'Q5_0', 32, 22],
  [7, 'Q5_1', 32, 24],
  [8, 'Q8_0', 32, 34],
  [9, 'Q8_1', 32, 36],
  [10, 'Q2_K', 256, 84],
  [11, 'Q3_K', 256, 110],
  [12, 'Q4_K', 256, 144],
  [13, 'Q5_K', 256, 176],
  [14, 'Q6_K', 256, 210],
  [15, 'Q8_K', 256, 292],
  [16, 'IQ2_XXS', 256, 66],
  [17, 'IQ2_XS', 256, 74],
  [18, 'IQ3_XXS', 256, 98],
  [19, 'IQ1_S', 256, 50],
  [20, 'IQ4_NL', 32, 18],
  [21, 'IQ3_S', 256, 110],
  [22, 'IQ2_S', 256, 82],
  [23, 'IQ4_XS', 256, 136],
  [24, 'I8', 1, 1],
  [25, 'I16', 1, 2],
  [26, 'I32', 1, 4],
  [27, 'I64', 1, 8],
  [28, 'F64', 1, 8],
  [29, 'IQ1_M', 256, 56],
  [30, 'BF16', 1, 2],
  [31, 'Q4_0_4_4', 32, 18, 'removed'],
  [32, 'Q4_0_4_8', 32, 18, 'removed'],
  [33, 'Q4_0_8_8', 32, 18, 'removed'],
  [34, 'TQ1_0', 256, 54],
  [35, 'TQ2_0', 256, 66],
  [39, 'MXFP4', 32, 17],
  [40, 'NVFP4', 64, 36],
  [41, 'Q1_0', 128, 18],
  [42, 'Q2_0', 64, 18],
];

const TYPES: ReadonlyMap<number, GgmlType> = new Map(
  ROWS.map(([id, name, elements, bytes, removed]) => [
    id,
    { name, elements, bytes, ...(removed !== undefined && { removed: true as const }) },
  ]),
);

/** The numbers of the tensor types in a file, by name. */
export const GGML_TYPE_IDS: ReadonlyMap<string, number> = new Map(
  ROWS.map(([id, name]) => [name, id]),
);

/** The tensor type of a number, or undefined when it is unknown. */
export function ggmlType(id: number): GgmlType | undefined {
  return TYPES.get(id);
}

import type { FormatReading } from '@weighbridge/model-formats';

/** What an index over shards says. */
export interface ShardIndex {
  /** Where the index is, relative to the model's root. */
  readonly path: string;
  /** Files of the folder that it lists, in order of name. */
  readonly files: readonly string[];
  /** How many it lists, whether they are here or not. */
  readonly fileCount: number;
  /** Bytes of all tensors together, as it says; absent where it does not. */
  readonly totalSizeBytes?: number;
  /** Parameters of the model, as it says; absent where it does not. */
  readonly totalParameters?: number;
}

/** Files that together hold the weights of one model, or of one part of it. */
export interface WeightSet {
  /** The file to point at: the only one, or the first in path order. */
  readonly path: string;
  /** In path order, including the files from which a graph reads its tensors. */
  readonly files: readonly string[];
  /** The files' format, for instance `safetensors`. */
  readonly format: string;
  /** Whether only the names identify the format. */
  readonly isNamed: boolean;
  /** The folder that counts as the file, when it is a package of several files. */
  readonly package?: string;
  /** Readings of the files that were read and are well-formed, in path order. */
  readonly readings: readonly FormatReading[];
  /** The index that lists the files, where there is one. */
  readonly index?: ShardIndex;
  /** Whether every file that the index or the names call for is here and well-formed. */
  readonly isWhole: boolean;
}

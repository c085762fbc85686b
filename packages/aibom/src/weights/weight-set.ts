import type { FormatReading } from '@weighbridge/model-formats';

/** What an index over shards says. */
export interface ShardIndex {
  /** Where the index is, relative to the model's root. */
  readonly path: string;
  /** Files of the folder that it lists, in the order of their names. */
  readonly files: readonly string[];
  /** How many it lists, whether they are here or not. */
  readonly fileCount: number;
  /** Bytes of all tensors together, as it says; absent where it does not. */
  readonly totalSizeBytes?: number;
  /** Parameters of the model, as it says; absent where it does not. */
  readonly totalParameters?: number;
}

/** Files that hold the weights of one model, or of one part of it, between them. */
export interface WeightSet {
  /** The file to point at: the only one, or the first in path order. */
  readonly path: string;
  /** In path order; those that a graph reads its tensors from are among them. */
  readonly files: readonly string[];
  /** What the files are of, for instance `safetensors`. */
  readonly format: string;
  /** Whether only the names say what the files are of. */
  readonly isNamed: boolean;
  /** The folder that is the file, where it is a package of several. */
  readonly package?: string;
  /** Readings of those that were read and are well-formed, in path order. */
  readonly readings: readonly FormatReading[];
  /** The index that says so, where there is one. */
  readonly index?: ShardIndex;
  /** Whether every file that the index or the names count is here and well-formed. */
  readonly isWhole: boolean;
}

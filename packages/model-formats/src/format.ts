import type { ByteSource, Digest, FileRole, Finding, FolderSource } from '@weighbridge/core';
import type { Limits } from './limits.ts';
import type { FormatNames } from './names.ts';

/** One tensor as a header declares it. */
export interface TensorFact {
  /** As it stands in the file: hostile until escaped. */
  readonly name: string;
  /** The format's own spelling, for instance `F32`, `BF16`, `FLOAT`. */
  readonly dtype: string;
  /** Row-major, the slowest dimension first; a negative number or a string is a symbolic dimension. */
  readonly shape: readonly (number | string)[];
  /** File that holds the data, relative to the model's root; absent when it is the file itself. */
  readonly file?: string;
  /** Absolute byte range of the data in its file. */
  readonly byteOffset?: number;
  /** Length of the data, bytes. */
  readonly byteLength?: number;
}

/** What a graph takes or gives. */
export interface PortFact {
  /** As it stands in the file: hostile until escaped. */
  readonly name: string;
  /** The format's own spelling of the element type. */
  readonly dtype: string;
  /** Sizes of the dimensions; a negative number or a string is a symbolic one. */
  readonly shape: readonly (number | string)[];
}

/** A value of metadata; a 64-bit integer that no number holds is its decimal digits. */
export type MetadataValue = string | number | boolean | readonly (string | number | boolean)[];

/** One entry of a header's metadata, with its place. */
export interface MetadataFact {
  /** As it stands in the file: hostile until escaped. */
  readonly key: string;
  /** The format's own name of the type, for instance `uint32` or `list<string>`. */
  readonly type: string;
  /** Absent for what is only walked: long lists, and texts that are told by their digest. */
  readonly value?: MetadataValue;
  /** Elements of a list. */
  readonly count?: number;
  /** Absolute offset of the value. */
  readonly byteOffset: number;
  /** Length of the value in the file, bytes. */
  readonly byteLength: number;
}

/** A program that a header carries as text, for instance a chat template: its identity, not its text. */
export interface TemplateFact {
  /** `default`, or the name that it is called by. */
  readonly name: string;
  /** SHA-256 of its UTF-8 bytes. */
  readonly digest: Digest;
  /** Length, bytes of UTF-8. */
  readonly sizeBytes: number;
  /** Absolute offset of its first byte. */
  readonly byteOffset: number;
}

/** Which part of a model that was split a file is. */
export interface ShardFact {
  /** From 1. */
  readonly number: number;
  /** How many parts there are. */
  readonly count: number;
  /** Tensors of all parts together, where the file says so. */
  readonly tensorCount?: number;
}

/** What an index over shards says of the whole: declared by whoever wrote it, not measured. */
export interface IndexFact {
  /** Tensors that it lists. */
  readonly tensorCount: number;
  /** Files that it lists, whether they are there or not. */
  readonly fileCount: number;
  /** Bytes of all tensors, as `metadata.total_size` has it. */
  readonly totalSizeBytes?: number;
  /** Parameters of the model, as `metadata.total_parameters` has it. */
  readonly totalParameters?: number;
}

/** What a pointer says of the file that it stands for: declared, not measured. */
export interface PointerFact {
  /** Length of that file, bytes. */
  readonly sizeBytes: number;
  /** SHA-256 of that file. */
  readonly digest: Digest;
}

/** A node of a graph that takes quantised weights; what its inputs are, its operator says. */
export interface QuantisedNodeFact {
  /** `domain::name`, or the plain name for the default domain. */
  readonly operator: string;
  /** Names in the order of the operator's inputs, at most 32, `` for one left out: hostile until escaped. */
  readonly inputs: readonly string[];
  /** Attributes that are whole numbers, at most 32, by name. */
  readonly attributes: Readonly<Record<string, number>>;
}

/** What the bytes of one file say. Every field is measured, save `pointer` and `index`; nothing here is guessed. */
export interface FormatFacts {
  /** How many tensors the header declares. */
  readonly tensorCount: number;
  /** Sum over tensors of the product of their dimensions; exact, hence a bigint-safe number or a string. */
  readonly parameterCount: number;
  /** Parameters by dtype. */
  readonly parametersByDtype: Readonly<Record<string, number>>;
  /** At most `limits.maxTensorsListed`; `tensorCount` is the whole. */
  readonly tensors: readonly TensorFact[];
  /** Free text that came with the model: hostile until escaped. */
  readonly metadata: Readonly<Record<string, string>>;
  /** What the graph takes; absent for files without a graph. */
  readonly inputs?: readonly PortFact[];
  /** What the graph gives; absent for files without a graph. */
  readonly outputs?: readonly PortFact[];
  /** Operator sets of a graph, by domain. */
  readonly opsets?: Readonly<Record<string, number>>;
  /** Operators used, `domain::name` (plain name for the default domain), with how often. */
  readonly operators?: Readonly<Record<string, number>>;
  /** Nodes of a graph that take weights of few bits with their scales, at most `limits.maxTensorsListed`. */
  readonly quantisedNodes?: readonly QuantisedNodeFact[];
  /** The program that wrote the file, as the file says. */
  readonly producer?: { readonly name: string; readonly version?: string };
  /** Name of the graph: hostile until escaped. */
  readonly graphName?: string;
  /** Version of the format, where it has one. */
  readonly formatVersion?: number;
  /** Byte order of numbers, where the format leaves a choice. */
  readonly byteOrder?: 'little' | 'big';
  /** Metadata with types and places, at most `limits.maxTensorsListed` entries, in the order of the file. */
  readonly entries?: readonly MetadataFact[];
  /** Programs in text form, such as chat templates; they are never run. */
  readonly templates?: readonly TemplateFact[];
  /** Which part of a split model it is; absent for a whole one. */
  readonly shard?: ShardFact;
  /** What a Git LFS pointer declares of the file that stands elsewhere. */
  readonly pointer?: PointerFact;
  /** What an index declares of the shards that it lists. */
  readonly index?: IndexFact;
  /** Other files that this one needs, relative to the model's root. */
  readonly references?: readonly string[];
  /** Files of raw tensor bytes that a graph reads, and whether its tensors account for all of the bytes. */
  readonly externalData?: readonly { readonly path: string; readonly covered: boolean }[];
}

/** How much of the file was looked at. */
export interface FormatCoverage {
  /** Length of the file, bytes. */
  readonly sizeBytes: number;
  /** Bytes actually read from the source. */
  readonly readBytes: number;
  /** Whether all that decides well-formedness was looked at. */
  readonly complete: boolean;
  /** What was not looked at, and why. */
  readonly skipped: readonly { readonly what: string; readonly reason: string }[];
}

/** The result of reading one file: never an exception for what the bytes say. */
export interface FormatReading {
  /** Id of the format. */
  readonly format: string;
  /** What was measured. */
  readonly facts: FormatFacts;
  /** What is wrong, each with its byte offset where there is one. */
  readonly findings: readonly Finding[];
  /** How much was looked at. */
  readonly coverage: FormatCoverage;
  /**
   * What was checked, as far as `coverage` goes: that the bytes keep to the `structure` of the format, that they
   * are `text` of its encoding whatever it says, or `nothing`. What is wrong with them is among the findings.
   */
  readonly checked: 'structure' | 'text' | 'nothing';
  /** `unknown` when the file needs code that is not in it (custom operators) or was not fully read. */
  readonly canCarryCode: 'no' | 'yes' | 'unknown';
}

/** What a reader is told beside the bytes. */
export interface ReadContext {
  /** Path of the file relative to the model's root, for locations. */
  readonly path: string;
  /** The folder around the file, for formats that reference others; absent for a lone file. */
  readonly folder?: FolderSource | undefined;
  /** Bounds that the reader keeps; what exceeds them is a finding. */
  readonly limits: Limits;
  /** Aborts the work: the promise then rejects with the reason of the signal. */
  readonly signal?: AbortSignal | undefined;
}

/** One file format. */
export interface Format {
  /** Kebab-case name, for instance `safetensors`; unique in the registry. */
  readonly id: string;
  /** A few words for people. */
  readonly title: string;
  /** IANA media type, or the unregistered one that is in use. */
  readonly mediaType: string;
  /** What the name of a file says; never what the bytes are. */
  readonly names: FormatNames;
  /** Whether loading a file of this format can run code by the format's own design. */
  readonly canCarryCode: 'no' | 'yes';
  /** Whether the file holds weights or a graph (as against documents and settings). */
  readonly role: FileRole;
  /** Where the format is written down, as URLs. */
  readonly citations: readonly string[];
  /** Whether these first bytes (at most 4,096) and this path are of this format. Never throws. */
  sniff(head: Uint8Array, path: string, sizeBytes: number): boolean;
  /** Absent for formats that are recognised but not read yet. */
  read?(source: ByteSource, context: ReadContext): Promise<FormatReading>;
}

/** Types a format definition; returns it unchanged. */
export function defineFormat<const F extends Format>(format: F): F {
  return format;
}

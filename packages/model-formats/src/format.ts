import type { ByteSource, Digest, FileRole, Finding, FolderSource } from '@weighbridge/core';
import type { Limits } from './limits.ts';
import type { FormatNames } from './names.ts';

/** One tensor as a header declares it. */
export interface TensorFact {
  /** As it is in the file: hostile until escaped. */
  readonly name: string;
  /** The format's own spelling, for instance `F32`, `BF16`, `FLOAT`. */
  readonly dtype: string;
  /** Row-major, slowest dimension first; a negative number or a string is a symbolic dimension. */
  readonly shape: readonly (number | string)[];
  /** File with the data, relative to the model's root; absent when it is the file itself. */
  readonly file?: string;
  /** Absolute byte range of the data in its file. */
  readonly byteOffset?: number;
  /** Length of the data, bytes. */
  readonly byteLength?: number;
}

/** A graph's input or output. */
export interface PortFact {
  /** As it is in the file: hostile until escaped. */
  readonly name: string;
  /** The format's own spelling of the element type. */
  readonly dtype: string;
  /** Sizes of the dimensions; a negative number or a string is a symbolic dimension. */
  readonly shape: readonly (number | string)[];
}

/** A metadata value; a 64-bit integer that a number cannot hold is a string of decimal digits. */
export type MetadataValue = string | number | boolean | readonly (string | number | boolean)[];

/** One entry of a header's metadata, with its location. */
export interface MetadataFact {
  /** As it is in the file: hostile until escaped. */
  readonly key: string;
  /** The format's own name for the type, for instance `uint32` or `list<string>`. */
  readonly type: string;
  /** Absent for values that are not kept: long lists, and texts that are represented by their digest. */
  readonly value?: MetadataValue;
  /** Number of elements of a list. */
  readonly count?: number;
  /** Absolute offset of the value. */
  readonly byteOffset: number;
  /** Length of the value in the file, bytes. */
  readonly byteLength: number;
}

/** A program in a header in text form, for instance a chat template: its identity, not its text. */
export interface TemplateFact {
  /** `default`, or the template's name. */
  readonly name: string;
  /** SHA-256 of its UTF-8 bytes. */
  readonly digest: Digest;
  /** Length, bytes of UTF-8. */
  readonly sizeBytes: number;
  /** Absolute offset of its first byte. */
  readonly byteOffset: number;
}

/** Which part of a split model a file is. */
export interface ShardFact {
  /** From 1. */
  readonly number: number;
  /** Number of parts. */
  readonly count: number;
  /** Number of tensors in all parts together, where the file states it. */
  readonly tensorCount?: number;
}

/** What a shard index says about the whole model: declared by its author, not measured. */
export interface IndexFact {
  /** Number of tensors that it lists. */
  readonly tensorCount: number;
  /** Number of files that it lists, whether they are there or not. */
  readonly fileCount: number;
  /** Bytes of all tensors, according to `metadata.total_size`. */
  readonly totalSizeBytes?: number;
  /** Parameters of the model, according to `metadata.total_parameters`. */
  readonly totalParameters?: number;
}

/** What a pointer says about the file that it replaces: declared, not measured. */
export interface PointerFact {
  /** Length of that file, bytes. */
  readonly sizeBytes: number;
  /** SHA-256 of that file. */
  readonly digest: Digest;
}

/** A graph node that takes quantised weights; its operator determines what its inputs are. */
export interface QuantisedNodeFact {
  /** `domain::name`, or the plain name for the default domain. */
  readonly operator: string;
  /** Names in the order of the operator's inputs, at most 32, empty for an omitted one: hostile until escaped. */
  readonly inputs: readonly string[];
  /** Integer attributes, at most 32, by name. */
  readonly attributes: Readonly<Record<string, number>>;
}

/** What the bytes of one file say. Every field is measured, except `pointer` and `index`; nothing here is guessed. */
export interface FormatFacts {
  /** How many tensors the header declares. */
  readonly tensorCount: number;
  /** Sum over all tensors of the product of their dimensions; capped at 2^53 - 1, where it is a lower bound. */
  readonly parameterCount: number;
  /** Parameters by dtype. */
  readonly parametersByDtype: Readonly<Record<string, number>>;
  /** At most `limits.maxTensorsListed`; `tensorCount` is the total. */
  readonly tensors: readonly TensorFact[];
  /** Free text that came with the model: hostile until escaped. */
  readonly metadata: Readonly<Record<string, string>>;
  /** The graph's inputs; absent for files without a graph. */
  readonly inputs?: readonly PortFact[];
  /** The graph's outputs; absent for files without a graph. */
  readonly outputs?: readonly PortFact[];
  /** Operator sets of a graph, by domain. */
  readonly opsets?: Readonly<Record<string, number>>;
  /** Operators used, `domain::name` (plain name for the default domain), with the number of uses. */
  readonly operators?: Readonly<Record<string, number>>;
  /** Graph nodes that take low-bit weights with their scales, at most `limits.maxTensorsListed`. */
  readonly quantisedNodes?: readonly QuantisedNodeFact[];
  /** The program that wrote the file, according to the file. */
  readonly producer?: { readonly name: string; readonly version?: string };
  /** Name of the graph: hostile until escaped. */
  readonly graphName?: string;
  /** Version of the format, where it has one. */
  readonly formatVersion?: number;
  /** Byte order of numbers, where the format leaves a choice. */
  readonly byteOrder?: 'little' | 'big';
  /** Metadata with types and locations, at most `limits.maxTensorsListed` entries, in file order. */
  readonly entries?: readonly MetadataFact[];
  /** Programs in text form, such as chat templates; they are never run. */
  readonly templates?: readonly TemplateFact[];
  /** Which part of a split model it is; absent for an unsplit one. */
  readonly shard?: ShardFact;
  /** What a Git LFS pointer declares about the file that is stored elsewhere. */
  readonly pointer?: PointerFact;
  /** What an index declares about the shards that it lists. */
  readonly index?: IndexFact;
  /** Other files that this one needs, relative to the model's root. */
  readonly references?: readonly string[];
  /** Files of raw tensor bytes that a graph reads, and whether its tensors account for all of the bytes. */
  readonly externalData?: readonly { readonly path: string; readonly covered: boolean }[];
}

/** How much of the file was examined. */
export interface FormatCoverage {
  /** Length of the file, bytes. */
  readonly sizeBytes: number;
  /** Bytes actually read from the source. */
  readonly readBytes: number;
  /** Whether everything that decides well-formedness was examined. */
  readonly complete: boolean;
  /** What was not examined, and why. */
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
  /** How much was examined. */
  readonly coverage: FormatCoverage;
  /**
   * What was checked, as far as `coverage` goes: that the bytes follow the `structure` of the format, that they are
   * `text` in its encoding whatever it says, or `nothing`. What is wrong with them is among the findings.
   */
  readonly checked: 'structure' | 'text' | 'nothing';
  /** `unknown` when the file needs code that is not in it (custom operators) or was not fully read. */
  readonly canCarryCode: 'no' | 'yes' | 'unknown';
}

/** What a reader receives in addition to the bytes. */
export interface ReadContext {
  /** Path of the file relative to the model's root, for locations. */
  readonly path: string;
  /** The folder around the file, for formats that reference others; absent for a lone file. */
  readonly folder?: FolderSource | undefined;
  /** Limits that the reader observes; exceeding one is a finding. */
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
  /** IANA media type, or an unregistered one in common use. */
  readonly mediaType: string;
  /** What a file's name indicates; never what the bytes are. */
  readonly names: FormatNames;
  /** Whether loading a file of this format can run code by the format's own design. */
  readonly canCarryCode: 'no' | 'yes';
  /** Whether the file holds weights or a graph (as opposed to documents and settings). */
  readonly role: FileRole;
  /** Where the format is documented, as URLs. */
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

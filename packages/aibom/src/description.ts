import type { Digest, FileRole, Finding, JsonValue, Tier } from '@weighbridge/core';
import type { FormatReading, PointerFact } from '@weighbridge/model-formats';
import type { ComponentRole } from './component-role.ts';

/** One statement about a model, with how it is known and where it was read. */
export interface Claim {
  /** Field id, for instance `model.architecture`; the registry of fields lists them all. */
  readonly field: string;
  /** The claimed value; texts of the model are hostile until escaped. */
  readonly value: JsonValue;
  /** How strong the observation is. */
  readonly tier: Tier;
  /** Path, followed by `#/json/pointer` or `@byteOffset` where there is one. */
  readonly locator: string;
}

/** What a file's texts say about code in it, in addition to what its format says. */
export interface CodeAnswer {
  /** `yes`: it asks a loader to run code; `unknown`: it may do so. */
  readonly canCarryCode: 'yes' | 'unknown';
  /** Whether the file was read to its end. */
  readonly complete: boolean;
}

/** One file of the model. */
export interface DescribedFile {
  /** Relative to the model's root, with `/` between the parts. */
  readonly path: string;
  /** Length of the file, bytes. */
  readonly sizeBytes: number;
  /** SHA-256 of the bytes; absent where the file was not hashed. */
  readonly digest?: Digest;
  /** Format id, or null when it was not recognised. */
  readonly format: string | null;
  /** IANA media type of the format; absent where it was not recognised. */
  readonly mediaType?: string;
  /** What the file is for, as its format says; `unknown` when it was not recognised. */
  readonly role: FileRole | 'unknown';
  /** `yes`: the format can run code when it is loaded; `unknown`: not recognised, or not fully examined. */
  readonly canCarryCode: 'no' | 'yes' | 'unknown';
  /** Whether the file meets its format's requirements; null: no reader has read it. */
  readonly wellFormed: boolean | null;
  /** Whether everything that decides about the file was examined. */
  readonly coverageComplete: boolean;
  /** What a Git LFS pointer declares about the file that it replaces; absent for every other file. */
  readonly pointer?: PointerFact;
}

/** A file as a BOM describes it: a BOM from another tool may not state its size. */
export interface BomFile extends Omit<DescribedFile, 'sizeBytes'> {
  /** Length, bytes; absent where the BOM does not state it. */
  readonly sizeBytes?: number;
}

/** One of several components that a folder holds: its files, and its own facts. */
export interface DescribedComponent {
  /** Unique in the description: the folder's name for it, otherwise the path that it begins with. */
  readonly name: string;
  /** What it is to the model. */
  readonly role: ComponentRole;
  /** Name of the component of which it is a variant, an export or a copy; absent: of the model itself. */
  readonly of?: string;
  /** How its role is known, and where that was read. */
  readonly known: Pick<Claim, 'tier' | 'locator'>;
  /** Paths of its files, in path order; each is a file of the description. */
  readonly files: readonly string[];
  /** Claims about it, in the same fields as those about the model, in order of field, then precedence. */
  readonly claims: readonly Claim[];
}

/** A file that a program keeps next to the model for its own use. The model does not include it. */
export interface SetApart {
  /** Relative to the model's root, with `/` between the parts. */
  readonly path: string;
  /** Length, bytes. */
  readonly sizeBytes: number;
  /** Which program keeps it: `hugging-face` for what its download program writes, `git` for a clone. */
  readonly by: 'hugging-face' | 'git';
}

/** What a BOM says of a model: everything that a BOM is written from, and everything that a BOM is read into. */
export interface BomDescription {
  /** A name for people. */
  readonly name: string;
  /** The files of the model, in path order. */
  readonly files: readonly BomFile[];
  /** Entries that were not read, with the reason. */
  readonly skipped: ModelDescription['skipped'];
  /** In order of field, then precedence. */
  readonly claims: readonly Claim[];
  /** What the folder holds besides the model, or what the model is made of; absent: the model is a single component. */
  readonly components?: readonly DescribedComponent[];
}

/** Everything known about a model from its own files: what a BOM is made from. */
export interface ModelDescription extends BomDescription {
  /** A name for people. */
  readonly name: string;
  /** Every regular file of the model, in path order. */
  readonly files: readonly DescribedFile[];
  /** Entries that were not read, with the reason. */
  readonly skipped: readonly {
    readonly path: string;
    readonly kind: string;
    readonly reason: string;
  }[];
  /** In order of field, then precedence (bytes, then config, then card). */
  readonly claims: readonly Claim[];
  /** What the folder holds besides the model, or what the model is made of; by name. */
  readonly components: readonly DescribedComponent[];
  /** Files that download programs and Git keep next to the model and that are not part of it; in path order. */
  readonly setApart: readonly SetApart[];
  /** Findings made along the way: malformed files, statements that contradict each other. */
  readonly findings: readonly Finding[];
  /** Readings of the files whose format was recognised, by path. */
  readonly readings: ReadonlyMap<string, FormatReading>;
  /** Bytes read from the sources. */
  readonly readBytes: number;
}

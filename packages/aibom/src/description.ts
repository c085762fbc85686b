import type { Digest, Finding, JsonValue, Tier } from '@weighbridge/core';
import type { Format, FormatReading } from '@weighbridge/model-formats';

/** One statement about a model, with how and where it is known. */
export interface Claim {
  /** Field id, for instance `model.architecture`; the registry of fields lists them all. */
  readonly field: string;
  readonly value: JsonValue;
  readonly tier: Tier;
  /** Path, with `#/json/pointer` or `@byteOffset` where there is one. */
  readonly locator: string;
}

/** One file of the model. */
export interface DescribedFile {
  readonly path: string;
  readonly sizeBytes: number;
  readonly digest?: Digest;
  /** Format id, or null when it was not recognised. */
  readonly format: string | null;
  readonly mediaType?: string;
  /** What the file is for, as its format says; `unknown` when it was not recognised. */
  readonly role: Format['role'] | 'unknown';
  readonly canCarryCode: 'no' | 'yes' | 'unknown';
  readonly wellFormed: boolean | null;
  readonly coverageComplete: boolean;
}

/** All that is known about a model from its own files: what a BOM is made of. */
export interface ModelDescription {
  /** A name for people. */
  readonly name: string;
  readonly files: readonly DescribedFile[];
  /** Entries that were not read, with the reason. */
  readonly skipped: readonly {
    readonly path: string;
    readonly kind: string;
    readonly reason: string;
  }[];
  /** In order of field, then precedence (bytes, then config, then card). */
  readonly claims: readonly Claim[];
  /** What was found on the way: malformed files, statements that contradict each other. */
  readonly findings: readonly Finding[];
  /** Readings of the files whose format was recognised, by path. */
  readonly readings: ReadonlyMap<string, FormatReading>;
  /** Bytes read from the sources. */
  readonly readBytes: number;
}

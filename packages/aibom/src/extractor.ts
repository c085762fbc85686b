import type { Finding, Tier } from '@weighbridge/core';
import type { FormatReading } from '@weighbridge/model-formats';
import type { ConfigurationRead } from './configuration/read.ts';
import type { Claim, CodeAnswer, DescribedFile } from './description.ts';
import type { DownloadRecord } from './download-records.ts';
import type { DescribeLimits } from './limits.ts';
import type { WeightSet } from './weights/weight-set.ts';

/** What an extractor may use: files that are already listed and read, and bounded text. */
export interface ModelFiles {
  /** The folder's own name. */
  readonly name: string;
  /** Names of the folders above it, outermost first, where the model is on a disk. */
  readonly parents: readonly string[];
  /** In path order. */
  readonly files: readonly DescribedFile[];
  /** What the format readers measured, by path. */
  readonly readings: ReadonlyMap<string, FormatReading>;
  /**
   * The sets of weights of the model whose facts are extracted; files of other sets belong to its components, which are
   * extracted separately.
   */
  readonly weights: readonly WeightSet[];
  /** What a download program recorded about the files, in path order. */
  readonly downloads: readonly DownloadRecord[];
  /** Bounds on what may be read and kept. */
  readonly limits: DescribeLimits;
  /** Whether a file with exactly this path was listed. */
  has(path: string): boolean;
  /** UTF-8 text of a file; undefined when it is absent, too large or not text (a finding says which). */
  text(path: string): Promise<string | undefined>;
  /** A JSON file's value; undefined when it is absent or malformed (a finding says which). */
  json(path: string): Promise<unknown>;
  /** What a JSON or YAML file of any size asks a loader to do; it is read for this, and not kept. */
  configuration(path: string, language: 'json' | 'yaml'): Promise<ConfigurationRead>;
}

/** What an extractor finds. */
export interface Extracted {
  /** Claims about the model, each with its tier and locator. */
  readonly claims: readonly Claim[];
  /** What was wrong with the source, if anything. */
  readonly findings?: readonly Finding[];
  /** Files that ask for code, or that may do so, by path. */
  readonly code?: ReadonlyMap<string, CodeAnswer>;
  /** Files that could not be read in full, by path; this says nothing about code in them. */
  readonly unread?: readonly string[];
}

/** Reads one kind of source and says what it claims about the model. */
export interface Extractor {
  /** Kebab-case name; unique in the registry. */
  readonly id: string;
  /** A few words for people. */
  readonly title: string;
  /** Where the source's format is documented. */
  readonly citations: readonly string[];
  /** Never throws for what the files say. */
  extract(files: ModelFiles): Extracted | Promise<Extracted>;
}

/** Types an extractor definition; returns it unchanged. */
export function defineExtractor<const C extends Extractor>(extractor: C): C {
  return extractor;
}

/** Gathers the claims of one source. */
export interface ClaimList {
  readonly claims: Claim[];
  /** Adds a claim unless the value is undefined. */
  add(field: string, value: unknown, locator: string, tier?: Tier): void;
}

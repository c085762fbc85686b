import type { Rule } from '@weighbridge/core';
import type { Scalar } from './events.ts';

/** Which document something stands in. */
export interface DocumentName {
  /** Relative to the model's root. */
  readonly path: string;
  /** The last part of the path, in lower case. */
  readonly name: string;
  /** The language that it is written in. */
  readonly language: 'json' | 'yaml';
}

/** A value and where it stands. */
export interface ScalarAt {
  readonly document: DocumentName;
  /** Names of members and indices from the top of the document to the value, its own last. */
  readonly trail: readonly string[];
  readonly value: Scalar;
}

/** A mapping that has ended, with those of its members that some rule asked for; of two by one name, each. */
export interface ObjectAt {
  readonly document: DocumentName;
  /** From the top of the document to the mapping; empty for the document itself. */
  readonly trail: readonly string[];
  /** The texts of a member, in the order of the document. */
  texts(member: string): readonly string[];
  /** Whether the member is there, whatever its value. */
  has(member: string): boolean;
}

/** What a document asks a loader to do. */
export interface CodeRequest {
  /** The rule that is broken by it. */
  readonly rule: Rule;
  /** What the document does, before the names: `maps classes to Python code`. */
  readonly does: string;
  /** The name of the code; absent where nothing is named. */
  readonly reference?: string;
  /** How many parts of the trail the finding points at; default all. */
  readonly depth?: number;
  /** Whether that is code cannot be told: then the file is not cleared, and nobody is accused. */
  readonly isUnclear?: boolean;
}

/** What one loader takes out of configurations, and when it imports or runs code for it. */
export interface LoaderRule {
  /** Kebab-case name; unique in the registry. */
  readonly id: string;
  /** Where the loader's behaviour is written down. */
  readonly citations: readonly string[];
  /** Whether values under this name, at any depth below it, are shown to `scalar`. */
  watches?(name: string, document: DocumentName): boolean;
  /** Whether a text is shown to `scalar` wherever it stands. */
  reads?(text: string): boolean;
  /**
   * Patterns of which a YAML text that says something to this rule has one, whatever its case; names that
   * are spelled with escapes or tags need none.
   */
  telling(document: DocumentName): readonly string[];
  /** Judges one value. */
  scalar?(at: ScalarAt): CodeRequest | undefined;
  /** Members that `object` asks for. */
  readonly members?: readonly string[];
  /** Judges one mapping when it ends. */
  object?(at: ObjectAt): CodeRequest | undefined;
}

/** Types the definition of a rule; returns it unchanged. */
export function defineLoaderRule<const R extends LoaderRule>(rule: R): R {
  return rule;
}

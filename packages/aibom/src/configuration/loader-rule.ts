import type { Rule } from '@weighbridge/core';
import type { Scalar } from './events.ts';

/** The document that a value is in. */
export interface DocumentName {
  /** Relative to the model's root. */
  readonly path: string;
  /** The last part of the path, in lower case. */
  readonly name: string;
  /** The language of the document. */
  readonly language: 'json' | 'yaml';
}

/** A value and where it is. */
export interface ScalarAt {
  readonly document: DocumentName;
  /** Member names and indices from the top of the document to the value, its own last. */
  readonly trail: readonly string[];
  readonly value: Scalar;
}

/** A mapping that has ended, with the members that some rule asked for; members of the same name are all kept. */
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
  /** The rule that it breaks. */
  readonly rule: Rule;
  /** What the document does, before the names: `maps classes to Python code`. */
  readonly does: string;
  /** The name of the code; absent where no code is named. */
  readonly reference?: string;
  /** How many parts of the trail the finding's pointer has; default all. */
  readonly depth?: number;
  /** Whether it is undecided that this is code: the file is then neither cleared nor accused. */
  readonly isUnclear?: boolean;
}

/** What one loader takes from configurations, and when it imports or runs code for it. */
export interface LoaderRule {
  /** Kebab-case name; unique in the registry. */
  readonly id: string;
  /** Where the loader's behaviour is documented. */
  readonly citations: readonly string[];
  /** Whether values under this name, at any depth below it, are shown to `scalar`. */
  watches?(name: string, document: DocumentName): boolean;
  /** Whether a text is shown to `scalar` wherever it occurs. */
  reads?(text: string): boolean;
  /**
   * Patterns, at least one of which matches every YAML text that concerns this rule, whatever its case; names that are
   * spelled with escapes or tags need none.
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

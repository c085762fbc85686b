/** A value of a configuration that is neither a mapping nor a list. */
export interface Scalar {
  /** What the document's own notation says that it is. */
  readonly kind: 'string' | 'number' | 'boolean' | 'null';
  /** Unescaped text, cut at 1,024 UTF-16 code units. */
  readonly text: string;
}

/** What stands in a document, in its order, told without keeping the document. */
export interface ConfigurationSink {
  /** A mapping or a list begins. */
  open(kind: 'object' | 'array'): void;
  /** A member's name, before its value; names are told as often as they stand there. */
  key(name: string): void;
  /** A value that holds no others. */
  scalar(value: Scalar): void;
  /** The mapping or list that was opened last ends. */
  close(): void;
  /** The tag of the value that comes next, as YAML writes it: `!new:module.Class`. */
  tag?(name: string): void;
}

/** Longest name or text that is kept, UTF-16 code units (CWE-770). */
export const MAX_KEPT = 1_024;

/** Deepest nesting that is followed; every level costs memory (CWE-674). */
export const MAX_DEPTH = 200_000;

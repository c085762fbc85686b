/** A value of a configuration that is neither a mapping nor a list. */
export interface Scalar {
  /** The kind that the document's own notation gives it. */
  readonly kind: 'string' | 'number' | 'boolean' | 'null';
  /** Unescaped text, cut at 1,024 UTF-16 code units. */
  readonly text: string;
}

/** Receives the content of a document piece by piece, in order, so that the whole need not be kept. */
export interface ConfigurationSink {
  /** A mapping or a list begins. */
  open(kind: 'object' | 'array'): void;
  /** A member's name, before its value; a repeated name is reported each time. */
  key(name: string): void;
  /** A value that contains no others. */
  scalar(value: Scalar): void;
  /** The mapping or list that was opened last ends. */
  close(): void;
  /** The tag of the value that comes next, as YAML writes it: `!new:module.Class`. */
  tag?(name: string): void;
}

/** Maximum length of a name or text that is kept, UTF-16 code units (CWE-770). */
export const MAX_KEPT = 1_024;

/** Maximum depth of nesting that is followed; every level costs memory (CWE-674). */
export const MAX_DEPTH = 200_000;

/** What is wrong with a JSON text. */
export type JsonProblemKind = 'syntax' | 'duplicate-key' | 'depth';

/** Ends the reading of a JSON text; readers turn it into a finding, it never leaves this package. */
export class JsonProblem extends Error {
  readonly kind: JsonProblemKind;
  /** Offset in the JSON text, bytes. */
  readonly at: number;

  constructor(kind: JsonProblemKind, message: string, at: number) {
    super(message);
    this.name = 'JsonProblem';
    this.kind = kind;
    this.at = at;
  }
}

/** One line of a payload as people read it. */
export interface PayloadFact {
  /** The label, for instance `Signer key type`. */
  readonly label: string;
  /** The value, which can hold hostile text from the payload: escape it before you show it. */
  readonly text: string;
}

/** A list of a payload as people read it. */
export interface PayloadTable {
  /** What is listed. */
  readonly label: string;
  /** Heads of the columns. */
  readonly columns: readonly string[];
  /** Each row has as many cells as there are columns. */
  readonly rows: readonly (readonly string[])[];
  /** Number of rows left out. */
  readonly more: number;
}

/** A payload as people read it. */
export interface PayloadView {
  /** Single values, in the order of the shape. */
  readonly facts: readonly PayloadFact[];
  /** What is listed. */
  readonly tables: readonly PayloadTable[];
}

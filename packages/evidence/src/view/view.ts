/** One line of a payload as people read it. */
export interface PayloadFact {
  /** What it is, for instance `Signer key type`. */
  readonly label: string;
  /** Its value, which can hold hostile text from the payload: escape it before you show it. */
  readonly text: string;
}

/** A list of a payload as people read it. */
export interface PayloadTable {
  /** What is listed. */
  readonly label: string;
  /** Heads of the columns. */
  readonly columns: readonly string[];
  /** As many cells as there are columns, in each. */
  readonly rows: readonly (readonly string[])[];
  /** How many rows are left out. */
  readonly more: number;
}

/** A payload as people read it. */
export interface PayloadView {
  /** What stands for itself, in the order of the shape. */
  readonly facts: readonly PayloadFact[];
  /** What is listed. */
  readonly tables: readonly PayloadTable[];
}

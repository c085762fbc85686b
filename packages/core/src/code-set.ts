/** Help for an error code. */
export interface CodeHelp {
  /** The stage of the work in which it arises, for instance `signature`. */
  readonly stage: string;
  /** When it is thrown, as a clause without a full stop. */
  readonly when: string;
  /** What to do about it, in one sentence. */
  readonly advice: string;
}

/** A package's user-visible error codes, each with its help; `RuleSet` is the same for rules. */
export interface CodeSet {
  /** Name of the package, for instance `@weighbridge/weigh`. */
  readonly owner: string;
  /** By code, in the order of the stages. */
  readonly codes: Readonly<Record<string, CodeHelp>>;
}

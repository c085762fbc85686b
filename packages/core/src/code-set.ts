/** Help for whoever meets an error code. */
export interface CodeHelp {
  /** Where in the work it arises, for instance `signature`. */
  readonly stage: string;
  /** When it is thrown, one clause without a full stop. */
  readonly when: string;
  /** What to do about it, one sentence. */
  readonly advice: string;
}

/** The error codes of one package that a user meets, each with its help; `RuleSet` is the same for rules. */
export interface CodeSet {
  /** Name of the package, for instance `@weighbridge/weigh`. */
  readonly owner: string;
  /** By code, in the order of the work. */
  readonly codes: Readonly<Record<string, CodeHelp>>;
}

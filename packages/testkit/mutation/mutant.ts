/** One change of the source, switched on at run time. */
export interface Mutant {
  readonly id: string;
  /** Relative to the package. */
  readonly file: string;
  /** First line of what is changed, from 1. */
  readonly line: number;
  readonly operator: string;
  /** What stands in the source, and what takes its place. */
  readonly original: string;
  readonly replacement: string;
}

/**
 * `killed`: a test failed. `timeout`: the change ran on and on, which a person would notice too.
 * `survived`: every test that reaches it passed. `uncovered`: no test reaches it.
 */
export type MutantStatus = 'killed' | 'timeout' | 'survived' | 'uncovered';

/** What became of a mutant. */
export interface MutantResult {
  readonly mutant: Mutant;
  readonly status: MutantStatus;
  /** The test that failed. */
  readonly by?: string;
}

/** One test of the package. */
export interface TestSummary {
  readonly name: string;
  /** Index of its file. */
  readonly file: number;
  readonly ms: number;
}

/** What the tests reach when nothing is changed. */
export interface DryRun {
  readonly tests: readonly TestSummary[];
  /** Milliseconds that loading a test file takes when the sources are there. */
  readonly loading: readonly number[];
  /** Indexes of the tests that reach each mutant. */
  readonly reachedBy: Readonly<Record<string, readonly number[]>>;
  /** Indexes of the test files that reach it while they load: what they share may depend on it. */
  readonly reachedByLoading: Readonly<Record<string, readonly number[]>>;
  /** Mutants that are reached while the sources load: every test may depend on them. */
  readonly atLoad: readonly string[];
  /** How often each mutant is reached in all. */
  readonly hits: Readonly<Record<string, number>>;
}

/** One try at a mutant: tests of one file, in this order. */
export interface Try {
  readonly file: number;
  /** Load the modules anew, with the change in force. */
  readonly reload: boolean;
  readonly tests: readonly number[];
}

/** What the runner asks of a worker. */
export type Order =
  | { readonly kind: 'dry' }
  | {
      readonly kind: 'mutant';
      readonly id: string;
      readonly tries: readonly Try[];
      /** How often the change may be reached before it counts as endless. */
      readonly hitLimit: number;
    };

/** What a worker answers. */
export type Answer =
  | { readonly kind: 'dry'; readonly dry: DryRun }
  | { readonly kind: 'dry-failed'; readonly problems: readonly string[] }
  | { readonly kind: 'mutant'; readonly status: MutantStatus; readonly by?: string };

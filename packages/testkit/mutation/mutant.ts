/** One change of the source, switched on at run time. */
export interface Mutant {
  readonly id: string;
  /** Relative to the package. */
  readonly file: string;
  /** First line of the change, from 1. */
  readonly line: number;
  readonly operator: string;
  /** The text in the source, and its replacement. */
  readonly original: string;
  readonly replacement: string;
}

/**
 * `killed`: a test failed. `timeout`: the change never ended, which a person would notice too.
 * `survived`: every test that reaches it passed. `uncovered`: no test reaches it.
 */
export type MutantStatus = 'killed' | 'timeout' | 'survived' | 'uncovered';

/** The result for a mutant. */
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

/** What the tests reach without a change. */
export interface DryRun {
  readonly tests: readonly TestSummary[];
  /** Milliseconds to load a test file when the sources are loaded. */
  readonly loading: readonly number[];
  /** Indexes of the tests that reach each mutant. */
  readonly reachedBy: Readonly<Record<string, readonly number[]>>;
  /** Indexes of the test files that reach it while they load: what they share can depend on it. */
  readonly reachedByLoading: Readonly<Record<string, readonly number[]>>;
  /** Mutants that are reached while the sources load: every test can depend on them. */
  readonly atLoad: readonly string[];
  /** How often each mutant is reached in all. */
  readonly hits: Readonly<Record<string, number>>;
}

/** One try at a mutant: tests of one file, in this order. */
export interface Try {
  readonly file: number;
  /** Load the modules again, with the change active. */
  readonly reload: boolean;
  readonly tests: readonly number[];
}

/** What the runner requests from a worker. */
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

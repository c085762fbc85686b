/** What ends or accompanies a walk. */
export type WalkProblemKind = 'malformed' | 'limit' | 'duplicate-field' | 'unknown-field';

/** One problem at one offset. */
export interface WalkProblem {
  readonly kind: WalkProblemKind;
  readonly message: string;
  /** Offset of the field, bytes. */
  readonly at: number;
  /** Message and field, for instance `GraphProto.9`. */
  readonly where: string;
}

/** Ends a walk; never leaves `walkMessage`. */
export class WalkStop extends Error {
  readonly problem: WalkProblem;

  constructor(problem: WalkProblem) {
    super(problem.message);
    this.name = 'WalkStop';
    this.problem = problem;
  }
}

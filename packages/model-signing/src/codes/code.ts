/** The stage at which an error arose, in the order of a verification. */
export type Stage =
  | 'bundle'
  | 'trust'
  | 'signature'
  | 'certificate'
  | 'timestamp'
  | 'transparency'
  | 'identity'
  | 'statement'
  | 'files'
  | 'attestation'
  | 'sign';

/** What one error code means. The README's table and the help of the command line are made from these. */
export interface CodeDescription {
  /** The stage at which it arises. */
  readonly stage: Stage;
  /** When it is thrown, one clause without a full stop. */
  readonly when: string;
  /** What to do about it, one sentence. */
  readonly advice: string;
}

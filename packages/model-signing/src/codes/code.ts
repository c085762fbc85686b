/** Where in the work an error arose, in the order in which a verification goes. */
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
  /** Where in the work it arises. */
  readonly stage: Stage;
  /** When it is thrown, one clause without a full stop. */
  readonly when: string;
  /** What to do about it, one sentence. */
  readonly advice: string;
}

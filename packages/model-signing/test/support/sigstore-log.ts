/** A transparency log that answers one path, and its entry in a trusted root. */
export interface SigstoreLog {
  readonly path: string;
  readonly logId: Buffer;
  readonly spki: Buffer;
  readonly keyDetails: string;
  /** Adds the entry in the request's body; returns the answer's body. */
  readonly add: (request: string) => string;
}

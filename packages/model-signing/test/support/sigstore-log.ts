/** A transparency log that answers one path, and what a trusted root says of it. */
export interface SigstoreLog {
  readonly path: string;
  readonly logId: Buffer;
  readonly spki: Buffer;
  readonly keyDetails: string;
  /** Adds the entry that the request's body asks for; gives the answer's body. */
  readonly add: (request: string) => string;
}

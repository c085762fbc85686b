import type { Digest } from '@weighbridge/core';

/** Phrases that identify the text of one licence: lower-case words, separated by single spaces. */
export interface LicenceText {
  readonly id: string;
  /** All must be there. */
  readonly phrases: readonly string[];
  /** None may be there. */
  readonly without?: readonly string[];
  /** Digest of the words from `from` to `to`, as published: tells the text from a changed one. */
  readonly body?: {
    readonly from: string;
    readonly to: string;
    readonly digest: Digest;
    /** Those of other editions, which differ in an address or a sign of copyright. */
    readonly editions?: readonly Digest[];
  };
}

import type { Digest } from '@weighbridge/core';

/** Phrases that identify the text of one licence: lower-case words, separated by single spaces. */
export interface LicenceText {
  readonly id: string;
  /** All of these must occur. */
  readonly phrases: readonly string[];
  /** None of these may occur. */
  readonly without?: readonly string[];
  /** Digest of the words from `from` to `to`, as published: distinguishes the text from a changed one. */
  readonly body?: {
    readonly from: string;
    readonly to: string;
    readonly digest: Digest;
    /** Digests of other editions, which differ in an address or a copyright sign. */
    readonly editions?: readonly Digest[];
  };
}

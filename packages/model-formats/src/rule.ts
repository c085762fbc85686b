import type { Level } from '@weighbridge/core';

/** One rule about the bytes of a file or the shape of a folder. */
export interface FormatRule {
  /** `<family>/<kebab-name>`; never renumbered, never reused. */
  readonly id: string;
  readonly level: Level;
  /** What is wrong, one sentence without details. */
  readonly summary: string;
  /** What to do about it, one sentence. */
  readonly remediation: string;
  readonly citations: readonly string[];
  /** Common Weakness Enumeration ids. */
  readonly cwe: readonly string[];
}

/** Types a table of rules; returns it unchanged. */
export function defineFormatRules<const R extends readonly FormatRule[]>(rules: R): R {
  return rules;
}

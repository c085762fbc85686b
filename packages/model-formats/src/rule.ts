import type { Level } from '@weighbridge/core';

/** One rule about the bytes of a file or the shape of a folder. */
export interface FormatRule {
  /** `<family>/<kebab-name>`; never renumbered, never reused. */
  readonly id: string;
  /** How bad it is; a failed finding of level `error` fails the controls that read the rule. */
  readonly level: Level;
  /** What is wrong, one sentence without details. */
  readonly summary: string;
  /** What to do about it, one sentence. */
  readonly remediation: string;
  /** Where the rule is written down, as URLs. */
  readonly citations: readonly string[];
  /** Common Weakness Enumeration ids. */
  readonly cwe: readonly string[];
}

/** Types a table of rules; returns it unchanged. */
export function defineFormatRules<const R extends readonly FormatRule[]>(rules: R): R {
  return rules;
}

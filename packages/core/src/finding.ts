import type { JsonObject } from './json.ts';

/** How bad a failed finding is, in SARIF's words: an `error` fails the control that reads it. */
export type Level = 'error' | 'warning' | 'note' | 'none';

/**
 * The kind of a finding's outcome. Only reporters write SARIF's `open` and `notApplicable`; here the words are those of
 * a verdict.
 */
export type FindingKind = 'fail' | 'pass' | 'unknown' | 'not-applicable';

/** A place in an artifact: a path relative to the model's root, with the position as far as it is known. */
export interface Location {
  /** Relative to the model's root, `/`-separated, never absolute, never with `..`. */
  readonly path: string;
  /** First byte, counted from 0. */
  readonly byteOffset?: number;
  /** Length in bytes; absent if only a point is known. */
  readonly byteLength?: number;
  /** RFC 6901 pointer inside a JSON or YAML document. */
  readonly pointer?: string;
  /** 1-based. */
  readonly line?: number;
  /** 1-based, in UTF-16 code units. */
  readonly column?: number;
}

/** Maximum length of a rule id, in characters. */
export const MAX_RULE_ID = 128;
/** `<family>/<kebab-name>`. */
export const RULE_ID_PATTERN = /^[a-z0-9]+(?:-[a-z0-9]+)*\/[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Whether a text can be a rule id: `<family>/<kebab-name>`, at most 128 characters. */
export function isRuleId(text: string): boolean {
  return text.length <= MAX_RULE_ID && RULE_ID_PATTERN.test(text);
}

/**
 * One judgement by one rule; maps one to one to a SARIF 2.1.0 `result`.
 *
 * `message` is plain text made by us; anything quoted from a model is untrusted and is escaped by
 * whoever renders it.
 */
export interface Finding {
  /** `<family>/<kebab-name>`; never renumbered, never reused. */
  readonly ruleId: string;
  /** `fail`, or why the rule gives no answer; like `kind` of a SARIF result. */
  readonly kind: FindingKind;
  /** How bad it is; like `level` of a SARIF result. */
  readonly level: Level;
  /** What is wrong here, in one sentence. Quoted text of the model is hostile until escaped. */
  readonly message: string;
  /** Where in the model; empty for the model as a whole. */
  readonly locations: readonly Location[];
  /**
   * Stable across runs and machines: `sha256:<hex>` over rule, path and position-independent parts. Computed by
   * `fingerprint()`; two findings with the same fingerprint are the same finding.
   */
  readonly fingerprint: string;
  /** What to do about it, in one sentence. */
  readonly remediation?: string;
  /** URL of the rule's definition. */
  readonly citations?: readonly string[];
  /** Common Weakness Enumeration ids, for instance `CWE-400`. */
  readonly cwe?: readonly string[];
  /** JSON-safe facts in addition to the message; never secrets. */
  readonly properties?: JsonObject;
}

import { makeFinding } from '@weighbridge/core';
import type { Finding, Level } from '@weighbridge/core';

/** One rule of this package. */
export interface AibomRule {
  /** `<family>/<kebab-name>`; never renumbered, never reused. */
  readonly id: string;
  /** What is wrong, one sentence without details. */
  readonly summary: string;
  /** What to do about it, one sentence. */
  readonly remediation: string;
  /** Where the rule is written down, as URLs. */
  readonly citations: readonly string[];
  /** Common Weakness Enumeration ids, for instance `CWE-354`. */
  readonly cwe?: readonly string[];
}

/** Where a finding stands: a path, with a pointer where there is one. */
export interface Place {
  readonly path: string;
  readonly pointer?: string;
}

/** A failed finding of one rule. `key` tells several at one place apart. */
export function finding(
  rule: AibomRule,
  level: Level,
  message: string,
  places: readonly Place[],
  key?: string,
): Finding {
  return makeFinding({
    ruleId: rule.id,
    kind: 'fail',
    level,
    message,
    locations: places.map(({ path, pointer }) =>
      pointer === undefined ? { path } : { path, pointer },
    ),
    remediation: rule.remediation,
    citations: rule.citations,
    ...(rule.cwe === undefined ? {} : { cwe: rule.cwe }),
    ...(key === undefined ? {} : { key }),
  });
}

/** A locator (`path#/pointer`, `path@offset`) as a place. */
export function placeOf(locator: string): Place {
  const hash = locator.indexOf('#/');
  if (hash >= 0) return { path: locator.slice(0, hash), pointer: locator.slice(hash + 1) };
  return { path: locator.replace(/@\d+$/, '') };
}

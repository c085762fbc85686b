import type { Finding, Level } from './finding.ts';
import { makeFinding } from './fingerprint.ts';

/** What the findings of one id have in common; like a `reportingDescriptor` of SARIF. */
export interface Rule {
  /** `<family>/<kebab-name>`; never renumbered, never reused. */
  readonly id: string;
  /** How bad every finding of it is; absent: each finding has its own level. */
  readonly level?: Level;
  /** What is wrong, in one sentence without details. */
  readonly summary: string;
  /** What to do about it, in one sentence. */
  readonly remediation: string;
  /** URLs of the rule's definition. */
  readonly citations: readonly string[];
  /** Common Weakness Enumeration ids, for instance `CWE-354`. */
  readonly cwe?: readonly string[];
}

/** A rule whose findings all have one level. */
export interface GradedRule extends Rule {
  /** How bad a finding of it is; a finding of level `error` fails the controls that read the rule. */
  readonly level: Level;
}

/** Every rule of one package; like a `toolComponent` of SARIF. */
export interface RuleSet {
  /** Name of the package, for instance `@weighbridge/aibom`. */
  readonly owner: string;
  /** What the rules are about, in a few words. */
  readonly title: string;
  /** In report order. */
  readonly rules: readonly Rule[];
}

/** A finding of a rule: the rule's part, and the details of this case. `key` is that of `makeFinding`. */
export function findingByRule(
  rule: Rule,
  found: Pick<Finding, 'kind' | 'level' | 'message' | 'locations' | 'properties'> & {
    readonly key?: string;
  },
): Finding {
  const { kind, level, message, locations, properties, key } = found;
  return makeFinding({
    ruleId: rule.id,
    kind,
    level,
    message,
    locations,
    remediation: rule.remediation,
    citations: rule.citations,
    ...(rule.cwe !== undefined && rule.cwe.length > 0 && { cwe: rule.cwe }),
    ...(properties !== undefined && { properties }),
    ...(key !== undefined && { key }),
  });
}

import type { Finding, Level } from './finding.ts';
import { makeFinding } from './fingerprint.ts';

/** What the findings of one id have in common; as a `reportingDescriptor` of SARIF. */
export interface Rule {
  /** `<family>/<kebab-name>`; never renumbered, never reused. */
  readonly id: string;
  /** How bad every finding of it is; absent: each finding says so for itself. */
  readonly level?: Level;
  /** What is wrong, one sentence without details. */
  readonly summary: string;
  /** What to do about it, one sentence. */
  readonly remediation: string;
  /** Where the rule is written down, as URLs. */
  readonly citations: readonly string[];
  /** Common Weakness Enumeration ids, for instance `CWE-354`. */
  readonly cwe?: readonly string[];
}

/** A rule whose findings all have one level. */
export interface GradedRule extends Rule {
  /** How bad a finding of it is; one of level `error` fails the controls that read the rule. */
  readonly level: Level;
}

/** Every rule of one package; as a `toolComponent` of SARIF. */
export interface RuleSet {
  /** Name of the package, for instance `@weighbridge/aibom`. */
  readonly owner: string;
  /** What the rules are about, a few words for people. */
  readonly title: string;
  /** In report order. */
  readonly rules: readonly Rule[];
}

/** A finding by a rule: what the rule says, and what is so in this case. `key` is that of `makeFinding`. */
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

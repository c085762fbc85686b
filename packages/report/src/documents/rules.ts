import type { Finding } from '@weighbridge/core';
import type { RuleDescription } from '../report.ts';

/** The descriptions that findings need. */
export function rulesOf(
  findings: readonly Finding[],
  rules: readonly RuleDescription[],
): readonly RuleDescription[] {
  const named = new Set(findings.map(({ ruleId }) => ruleId));
  return rules.filter(({ id }) => named.has(id));
}

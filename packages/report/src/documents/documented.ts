import type { Control } from '@weighbridge/core';
import type { RuleDescription } from '../report.ts';

/** A control with only the members that the JSON documents, whatever else it holds (an evaluator, say). */
export function documentedControl(control: Control): Control {
  const { id, version, family, title, severity, maxAgeDays, needs, unless, rules, remediation } =
    control;
  return {
    id,
    version,
    family,
    title,
    severity,
    maxAgeDays,
    needs: needs.map(({ type, shows }) => ({ type, shows })),
    ...(unless === undefined ? {} : { unless: { type: unless.type, shows: unless.shows } }),
    rules,
    remediation,
  };
}

/** A rule with only the members that the JSON documents. */
export function documentedRule(rule: RuleDescription): object {
  const { id, summary, remediation, citations = [], cwe = [] } = rule;
  return { id, summary, remediation, citations, cwe };
}

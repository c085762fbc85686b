import { makeFinding } from '@weighbridge/core';
import type { Finding } from '@weighbridge/core';

/** Maximum number of listed findings of one rule, kind and level; the rest is counted (CWE-400). */
const MAX_ALIKE = 1000;

/**
 * Findings in their original order: the first thousand of each rule, kind and level, and one more that counts
 * the rest. So no number of warnings hides an error, and no rule hides another.
 * Cost: O(n) time and memory.
 */
export function cappedFindings(findings: readonly Finding[]): readonly Finding[] {
  const groups = Map.groupBy(findings, ({ ruleId, kind, level }) =>
    JSON.stringify([ruleId, kind, level]),
  );
  const tooMany = new Set([...groups.values()].flatMap((group) => group.slice(MAX_ALIKE)));
  if (tooMany.size === 0) return findings;
  const counts = [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first === undefined || group.length <= MAX_ALIKE ? [] : [more(first, group.length)];
  });
  return [...findings.filter((finding) => !tooMany.has(finding)), ...counts];
}

/** Says how many findings like this one are not listed; has their level. */
function more({ ruleId, kind, level, remediation, citations, cwe }: Finding, all: number): Finding {
  return makeFinding({
    ruleId,
    kind,
    level,
    message: `${all - MAX_ALIKE} more findings of this rule are not listed.`,
    locations: [],
    ...(remediation === undefined ? {} : { remediation }),
    ...(citations === undefined ? {} : { citations }),
    ...(cwe === undefined ? {} : { cwe }),
    key: `more ${level}`,
  });
}

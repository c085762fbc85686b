import type { Finding } from '@weighbridge/core';
import { ruleSet } from '@weighbridge/model-signing';
import type { Block, ReportDocument } from '@weighbridge/report';

/** Everything that the reader should know besides the answer. */
export function warningBlocks(findings: readonly Finding[]): readonly Block[] {
  return findings.length === 0 ? [] : [{ block: 'findings', findings, brief: true }];
}

/** The same for code-scanning tools, with the rules behind it. */
export function warningResults(
  findings: readonly Finding[],
): Pick<ReportDocument, 'findings' | 'rules'> {
  const named = new Set(findings.map(({ ruleId }) => ruleId));
  return { findings, rules: ruleSet.rules.filter(({ id }) => named.has(id)) };
}

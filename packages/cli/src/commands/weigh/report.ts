import { controls } from '@weighbridge/posture';
import type { PostureReport } from '@weighbridge/report';
import { ruleSets } from '@weighbridge/weigh';
import { reportTool } from '../../output/tool.ts';
import type { DoneWeighing } from '../../weighing/run-weighing.ts';

/** What a weighing found, with the help that its findings need. */
export async function postureReport(
  name: string,
  { weighing, policy }: DoneWeighing,
): Promise<Omit<PostureReport, 'exit'>> {
  const { posture, findings, evidence, totals, description } = weighing;
  const seen = new Set(findings.map(({ ruleId }) => ruleId));
  const rules = (await ruleSets()).flatMap((set) => set.rules).filter(({ id }) => seen.has(id));
  return {
    kind: 'posture',
    tool: reportTool(),
    name,
    posture,
    controls,
    requires: policy.requires === 'all' ? controls.map(({ id }) => id) : policy.requires,
    findings,
    evidence,
    totals: {
      files: totals.files,
      totalBytes: totals.totalBytes,
      skipped: description.skipped.length,
    },
    rules,
  };
}

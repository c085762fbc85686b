import { controls } from '@weighbridge/posture';
import { postureDocument } from '@weighbridge/report';
import type { ReportDocument } from '@weighbridge/report';
import { ruleSets } from '@weighbridge/weigh';
import type { Exit } from '../../exit.ts';
import { reportTool } from '../../output/tool.ts';
import type { DoneWeighing } from '../../weighing/run-weighing.ts';

/** What a weighing found, with the help that its findings need, and its exit code. */
export async function weighed(
  name: string,
  { weighing, policy }: DoneWeighing,
  exit: Exit,
): Promise<ReportDocument> {
  const { posture, findings, evidence, totals, description } = weighing;
  const seen = new Set(findings.map(({ ruleId }) => ruleId));
  const rules = (await ruleSets()).flatMap((set) => set.rules).filter(({ id }) => seen.has(id));
  return postureDocument({
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
    exit,
  });
}

import type { Control, Finding, Status, Verdict } from '@weighbridge/core';
import type { PostureReport } from './report.ts';

/** What to do first, and which controls it would settle. */
export interface NextStep {
  readonly action: string;
  readonly fixes: readonly { readonly control: string; readonly status: Status }[];
}

const SEVERITIES: readonly Control['severity'][] = ['critical', 'high', 'medium', 'low'];

/**
 * The most useful next step: the worst unwaived fail, else the worst unknown that keeps the gate shut.
 *
 * Unknowns that only wait for a collector come last: nothing that a user does to the model helps them.
 * Undefined when nothing stands in the way of the gate.
 */
export function nextStep(report: PostureReport): NextStep | undefined {
  const { verdicts, gate } = report.posture;
  const decisive = new Set(gate.because.map(({ control }) => control));
  const fails = verdicts.filter(({ status, waiver }) => status === 'fail' && waiver === undefined);
  const unknowns = verdicts.filter(
    ({ status, control }) => status === 'unknown' && decisive.has(control),
  );
  const collected = unknowns.filter(({ reason }) => reason !== 'no-collector');
  const candidates = [fails, collected, unknowns].find((list) => list.length > 0);
  if (candidates === undefined) return undefined;
  const worst = [...candidates].sort((a, b) => rank(report, a) - rank(report, b))[0];
  return worst === undefined ? undefined : stepFor(report, worst, [...fails, ...collected]);
}

function rank(report: PostureReport, verdict: Verdict): number {
  return SEVERITIES.indexOf(
    report.controls.find(({ id }) => id === verdict.control)?.severity ?? 'low',
  );
}

function stepFor(report: PostureReport, verdict: Verdict, open: readonly Verdict[]): NextStep {
  const remedy = findingsOf(report, verdict).find(
    ({ remediation }) => remediation !== undefined,
  )?.remediation;
  const control = report.controls.find(({ id }) => id === verdict.control);
  const shared = open.filter(
    (other) =>
      other.control === verdict.control ||
      (remedy !== undefined &&
        findingsOf(report, other).some(({ remediation }) => remediation === remedy)),
  );
  return {
    action: remedy ?? control?.remediation ?? verdict.message,
    fixes: (shared.length === 0 ? [verdict] : shared).map(({ control: id, status }) => ({
      control: id,
      status,
    })),
  };
}

const LEVELS: readonly Finding['level'][] = ['error', 'warning', 'note', 'none'];

/** The findings that decided a verdict, worst first. */
export function findingsOf(report: PostureReport, verdict: Verdict): readonly Finding[] {
  const wanted = new Set(verdict.findings);
  return report.findings
    .filter(({ fingerprint }) => wanted.has(fingerprint))
    .sort((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level));
}

import type { Control, Finding, Status, Verdict } from '@weighbridge/core';
import type { PostureReport } from './report.ts';

/** A control, and what it answers now. */
interface Open {
  readonly control: string;
  readonly status: Status;
}

/** What to do first, which controls it would settle, and what keeps the gate shut besides. */
export interface NextStep {
  readonly action: string;
  readonly fixes: readonly Open[];
  /** What keeps the gate from opening after that step; empty where nothing does. */
  readonly remaining: readonly Open[];
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
  return worst === undefined ? undefined : stepFor(report, worst, [...fails, ...unknowns]);
}

/** The step in words: what it settles, and what stays. */
export function stepWords({ fixes, remaining }: NextStep): {
  readonly settles: string;
  readonly stays: string;
} {
  const named = remaining.slice(0, MAX_REMAINING).map(({ control }) => control);
  const more = remaining.length - named.length;
  return {
    settles: fixes.map(({ control, status }) => `the ${status} of ${control}`).join(', '),
    stays: [...named, ...(more > 0 ? [`${more} more`] : [])].join(', '),
  };
}

/** Controls that are named beside a step at most. */
const MAX_REMAINING = 5;

function rank(report: PostureReport, verdict: Verdict): number {
  return SEVERITIES.indexOf(
    report.controls.find(({ id }) => id === verdict.control)?.severity ?? 'low',
  );
}

function stepFor(report: PostureReport, verdict: Verdict, open: readonly Verdict[]): NextStep {
  const action = remedyOf(report, verdict) ?? verdict.message;
  const isSettled = (other: Verdict) =>
    other.control === verdict.control || remedyOf(report, other) === action;
  const told = ({ control, status }: Verdict): Open => ({ control, status });
  return {
    action,
    fixes: open.filter(isSettled).map(told),
    remaining: open.filter((other) => !isSettled(other)).map(told),
  };
}

/** What to do about a verdict: as it says itself, else as its control does. Undefined: nothing is to be done. */
export function remedyOf(report: PostureReport, verdict: Verdict): string | undefined {
  const { status, remedy } = verdict;
  if (status !== 'fail' && status !== 'unknown') return undefined;
  return remedy ?? report.controls.find(({ id }) => id === verdict.control)?.remediation;
}

const LEVELS: readonly Finding['level'][] = ['error', 'warning', 'note', 'none'];

/** The findings that decided a verdict, worst first. */
export function findingsOf(report: PostureReport, verdict: Verdict): readonly Finding[] {
  const wanted = new Set(verdict.findings);
  return report.findings
    .filter(({ fingerprint }) => wanted.has(fingerprint))
    .sort((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level));
}
